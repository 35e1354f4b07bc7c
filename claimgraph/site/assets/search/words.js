/* Words as a reader types them: in the forms that the index has, and mended where nothing is spelt so.
   The forms are those of `claimgraph.site.search_words`. */
(function () {
  "use strict";

  var PLAIN = { "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t" };
  var UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  var ENDING = /(?:ations?|ing|ions?|ies|ied|ments?|ed|es|ly|al|s|e|y)$/;

  function fold(text) {
    return text.toLowerCase().replace(/[ßłøđæœþðıħŧ]/g, function (sign) { return PLAIN[sign]; })
      .normalize("NFKD").replace(/\p{M}+/gu, "");
  }

  /* Text without spaces is looked up in pairs of signs; of one sign alone, by that. */
  function inPairs(text) {
    return text.normalize("NFKC").replace(UNSPACED, function (run) {
      var signs = run.match(/.\p{M}*/gu), pairs = [];
      for (var place = 0; place + 1 < signs.length; place++) pairs.push(signs[place] + signs[place + 1]);
      return " " + (pairs.length ? pairs : signs).join(" ") + " ";
    }).replace(/\s+/g, " ").trim();
  }

  /* Letters to change, add, leave out or swap, at most so many, from one word to another. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = null, row = Array.from({ length: other.length + 1 }, function (_, place) { return place; });
    for (var i = 1; i <= one.length; i++) {
      var next = [i], least = i;
      for (var j = 1; j <= other.length; j++) {
        var cost = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost);
        if (before && i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[other.length];
  }

  function stem(word) { return word.length > 5 ? word.replace(ENDING, "") : word; }

  /* Whether a list has a word, its beginning, or another form of it. What has digits is taken as it is. */
  function isKnown(typed, list) {
    return /\d/.test(typed) || Object.keys(list).some(function (one) {
      var plain = fold(one);
      return plain.startsWith(typed) || stem(plain) === stem(typed);
    });
  }

  /* The word of a list that a misspelt one is likely to be; null where nothing is near. */
  function nearest(typed, list) {
    var most = typed.length < 5 ? 0 : typed.length < 8 ? 1 : 2, best = null;
    if (!most) return null;
    Object.keys(list).forEach(function (one) {
      var plain = fold(one), far = distance(typed, plain, most);
      /* While it is being typed, the beginning of a word is enough. */
      if (far > most && plain.length > typed.length) far = distance(typed, plain.slice(0, typed.length), 1) + .5;
      if (far <= most && (!best || far < best.far || (far === best.far && list[one] > list[best.word]))) best = { word: one, far: far };
    });
    return best && best.word;
  }

  function listOf(word) { return /^[a-z]/.test(fold(word)) ? fold(word)[0] : "other"; }

  /* Mend each word of what was typed; {text, lost}, where lost are words that are not there and near to none.
     `read` promises the list of a name. */
  function mendAll(text, read) {
    var lost = [];
    var parts = text.split(/([\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*)/u);
    return Promise.all(parts.map(function (part, place) {
      if (place % 2 === 0 || part.match(UNSPACED)) return part;
      return read(listOf(part)).then(function (list) {
        var typed = fold(part).replace(/['’]/g, "");
        if (isKnown(typed, list)) return part;
        var word = nearest(typed, list);
        if (!word) lost.push(part);
        return word || part;
      }, function () { return part; });
    })).then(function (mended) { return { text: mended.join(""), lost: lost }; });
  }

  window.cgSearchWords = { fold: fold, inPairs: inPairs, listOf: listOf, mendAll: mendAll };
})();
