// Plain old script on purpose: it must run where the desk's modules can't. Chromium 86 is the oldest browser the desk is built for.
(() => {
  var able =
    typeof String.prototype.replaceAll === "function" &&
    typeof Promise.any === "function" &&
    "noModule" in document.createElement("script");
  if (!able) location.replace("/desk/old-browser.zh-CN.html");
})();
