/* The hall's screen says aloud whom it calls, once, where the browser can speak. Chromium 69 as everywhere. */
(() => {
  var called = document.querySelector("[data-say]");
  if (!called || !window.speechSynthesis) return;
  var key = called.getAttribute("data-say-key");
  if (sessionStorage.getItem("hall-said") === key) return;
  sessionStorage.setItem("hall-said", key);
  var words = new SpeechSynthesisUtterance(called.getAttribute("data-say"));
  words.lang = document.documentElement.lang;
  window.speechSynthesis.speak(words);
})();
