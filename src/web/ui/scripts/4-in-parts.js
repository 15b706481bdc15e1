/*
 * Sends a file in parts by the tus protocol (1.0), however often the line breaks: public pages and desk alike. Chromium 69: no optional
 * chaining, no `??`.
 *
 * `sendInParts(file, options)` begins at once and answers `{ cancel(), leave(), again() }`: given up, left for later, tried at once. Options:
 *   url      where uploads begin
 *   at       address of this file's upload, begun earlier
 *   about    what is said of the file beside its name: `{ field }`
 *   headers  of every request
 *   finish   `(id) => Promise`: hands in what has arrived; tried again when it fails
 *   plain    `() => Promise`: hands the file in as it is, where parts aren't taken; may be missing
 *   on       `(state) => void`: `{ kind: "going" | "broken" | "done" | "refused" | "cancelled", sent, tries, at, code, message }`
 *   fetch    instead of the browser's own
 */
(() => {
  var LEAST = 32 * 1024;
  var MOST = 1024 * 1024;
  /* A part should take so long: short enough that little is lost with it, long enough that asking costs nothing. */
  var GOAL_MS = 3000;
  /* No answer for so long, and the line is taken for broken. */
  var PATIENCE_MS = 30000;
  var LONGEST_PAUSE_MS = 30000;
  var MOST_BEGINNINGS = 3;
  var FINAL = "final";
  /* Nothing lies there any more, or what lies there is damaged: begin anew. */
  var GONE = [404, 410, 460];
  /* Answers to a beginning that mean: not by this way. */
  var NOT_TAKEN = [401, 403, 404, 405, 412, 501];

  function refusal(code, message, status) {
    return { name: FINAL, code: code, message: message || "", status: status || 0 };
  }

  /* Base64 of the text in UTF-8. */
  function encoded(text) {
    return btoa(Array.prototype.map.call(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
  }

  function bytesOf(blob) {
    return new Response(blob).arrayBuffer().catch(() => {
      throw refusal("unreadable");
    });
  }

  /* Only pages that came over https may work a hash out; without it the lengths alone are compared. */
  async function hashOf(file) {
    var subtle = window.crypto && window.crypto.subtle;
    if (!subtle) return null;
    var digest = await subtle.digest("SHA-256", await bytesOf(file));
    return Array.prototype.map.call(new Uint8Array(digest), (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  }

  window.sendInParts = (file, options) => {
    var ask = options.fetch || ((url, init) => window.fetch(url, init));
    var url = options.at || null;
    var offset = 0;
    /* Whether the server stands where we think. */
    var isSure = false;
    var size = 8 * LEAST;
    var beginnings = 0;
    var tries = 0;
    var isDone = false;
    var isCancelled = false;
    var isLeft = false;
    var isOverridden = false;
    var stop = () => {};
    var wake = () => {};

    function tell(kind, more) {
      options.on(Object.assign({ kind: kind, sent: offset, tries: tries, at: url }, more));
    }

    async function request(method, address, headers, body) {
      var control = new AbortController();
      var late = setTimeout(() => control.abort(), PATIENCE_MS);
      stop = () => control.abort();
      var isHidden = isOverridden && method !== "POST";
      var all = Object.assign({ "tus-resumable": "1.0.0", accept: "application/json" }, options.headers, headers);
      if (isHidden) all["x-http-method-override"] = method;
      try {
        return await ask(address, {
          method: isHidden ? "POST" : method,
          headers: all,
          body: body,
          credentials: "same-origin",
          signal: control.signal,
        });
      } finally {
        clearTimeout(late);
      }
    }

    /* What passes is tried again; what doesn't is told, in the server's words. */
    async function fault(answer) {
      var problem = await answer.json().catch(() => ({}));
      var passes = answer.status === 408 || answer.status === 429 || (answer.status >= 500 && answer.status !== 501);
      if (passes && problem.code !== "file/too-many-open") return new Error(String(answer.status));
      return refusal(problem.code || "refused", problem.title, answer.status);
    }

    async function begin() {
      if (beginnings >= MOST_BEGINNINGS) throw refusal("refused");
      var about = Object.assign({ filename: file.name, modified: String(file.lastModified) }, options.about);
      var sha256 = await hashOf(file);
      if (sha256) about.sha256 = sha256;
      var metadata = Object.keys(about).map((key) => `${key} ${encoded(about[key])}`);
      var answer = await request("POST", options.url, { "upload-length": String(file.size), "upload-metadata": metadata.join(",") });
      if (answer.status !== 201) throw await fault(answer);
      // A beginning that no answer came to is none: the line may be broken for an hour.
      beginnings++;
      url = answer.headers.get("location");
      offset = 0;
      isSure = true;
    }

    async function find() {
      var answer = await request("HEAD", url, {});
      if (GONE.indexOf(answer.status) >= 0) url = null;
      else if (!answer.ok) throw await fault(answer);
      else offset = Number(answer.headers.get("upload-offset"));
      isSure = true;
    }

    async function sendPart() {
      var start = Date.now();
      var part = await bytesOf(file.slice(offset, offset + size));
      var headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
      var answer = await request("PATCH", url, headers, part);
      if (answer.status === 204) {
        offset = Number(answer.headers.get("upload-offset"));
        tries = 0;
        size = Math.round(Math.max(LEAST, Math.min(MOST, 2 * size, (size * GOAL_MS) / Math.max(1, Date.now() - start))));
      } else if (answer.status === 409) isSure = false;
      else if (GONE.indexOf(answer.status) >= 0) url = null;
      else if ((answer.status === 405 || answer.status === 501) && !isOverridden) isOverridden = true;
      // Something on the way takes no more at once.
      else if (answer.status === 413 && size > LEAST) size = Math.max(LEAST, size / 4);
      else throw await fault(answer);
    }

    async function step() {
      if (!url) await begin();
      else if (!isSure) await find();
      else if (offset < file.size) await sendPart();
      else {
        await options.finish(url.split("/").pop());
        isDone = true;
      }
    }

    function pause(ms) {
      return new Promise((resolve) => {
        var timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }

    async function broken(error) {
      if (isCancelled) return;
      if (error.name === FINAL) {
        if (url || !options.plain || NOT_TAKEN.indexOf(error.status) < 0) throw error;
        // Parts aren't taken here: the old way, whole.
        await options.plain();
        isDone = true;
        return;
      }
      tries++;
      isSure = false;
      size = Math.max(LEAST, size / 2);
      tell("broken");
      await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (tries - 1)));
    }

    async function run() {
      while (!isDone && !isCancelled) {
        if (tries === 0) tell("going");
        await step().catch(broken);
      }
      if (isCancelled && !isLeft && url) request("DELETE", url, {}).catch(() => {});
      tell(isDone ? "done" : "cancelled");
    }

    var again = () => wake();
    var onSight = () => document.visibilityState === "visible" && again();
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", onSight);
    run()
      .catch((error) => tell("refused", { code: error.code || "refused", message: error.message }))
      .then(() => {
        window.removeEventListener("online", again);
        document.removeEventListener("visibilitychange", onSight);
      });
    function cancel() {
      isCancelled = true;
      stop();
      wake();
    }
    return {
      again: again,
      cancel: cancel,
      leave: () => {
        isLeft = true;
        cancel();
      },
    };
  };
})();
