/*
 * For the steps of an application. Everything here also works without: it only saves while people type, asks dependent questions at once,
 * hands in what has been uploaded and stops a second click. Chromium 69: no optional chaining, no `??`.
 */
(() => {
  var form = document.getElementById("answers");
  if (!form) return;
  var status = document.getElementById("saved");
  var timer = 0;
  var sending = false;
  var isChanged = false;
  var round = 0;

  function say(text) {
    if (status) status.textContent = text;
  }

  /* Files are left out: they go with the form itself. */
  function answers(act) {
    var data = new FormData(form);
    Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"), (input) => {
      data.delete(input.name);
    });
    if (act === "autosave") data.delete("_upload");
    data.set("_act", act);
    return data;
  }

  function keep(name, value) {
    if (!value) return;
    var field = form.querySelector("input[name=" + name + "]");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.insertBefore(field, form.firstChild);
    }
    field.value = value;
  }

  /*
   * What goes to the server goes one after the other: the first save of a new application gives the token the next ones need, and one that
   * arrived late would put older answers over newer ones.
   */
  var queue = Promise.resolve();
  var waiting = 0;
  function enqueue(work) {
    waiting++;
    /* What fails stops nothing behind it. */
    queue = queue
      .then(work)
      .catch(() => {})
      .then(() => {
        waiting--;
      });
    return queue;
  }

  /*
   * Nothing moves under a finger: were the page redrawn between press and release, the release would meet another element and the press
   * would be lost. A tap's click may follow its release by a third of a second.
   */
  var isDown = false;
  var lifting = 0;
  var late = [];
  function whenLifted(work) {
    if (isDown) late.push(work);
    else work();
  }
  function lift(soon) {
    clearTimeout(lifting);
    lifting = setTimeout(
      () => {
        isDown = false;
        late.splice(0).forEach((work) => {
          work();
        });
      },
      soon ? 0 : 400,
    );
  }
  document.addEventListener("pointerdown", () => {
    clearTimeout(lifting);
    isDown = true;
  });
  document.addEventListener("pointerup", () => lift(false));
  document.addEventListener("pointercancel", () => lift(true));
  document.addEventListener("click", () => lift(true));

  function save() {
    clearTimeout(timer);
    return enqueue(() => {
      if (sending || isChanged) return undefined;
      return fetch(form.action, {
        method: "POST",
        body: answers("autosave"),
        headers: { accept: "application/json" },
        credentials: "same-origin",
        keepalive: true,
      })
        .then((answer) => {
          if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
          return answer.json();
        })
        .then((kept) => {
          /* Changed in another window: nothing more is saved by itself; the page that comes when they press asks which to keep. */
          if (kept.changed) {
            isChanged = true;
            return say(kept.changed);
          }
          keep("_draft", kept.draft);
          keep("_seen", kept.seen);
          say(kept.saved);
        })
        .catch(() => {
          if (!sending) say(form.dataset.savingFailed);
        });
    });
  }

  /* What else is asked may hang on the answer just given: take the page as the server now draws it, and keep the reader's place. */
  function redraw() {
    var mine = ++round;
    save()
      .then(() => fetch(location.pathname, { credentials: "same-origin" }))
      .then((answer) => answer.text())
      .then((text) => {
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("answers");
        whenLifted(() => {
          if (fresh && mine === round && !sending) exchange(fresh);
        });
      })
      .catch(() => {});
  }

  function namesIn(part) {
    return Array.prototype.map
      .call(
        part.querySelectorAll("input, select, textarea"),
        (field) => field.name + (field.type === "radio" || field.type === "checkbox" ? field.value : ""),
      )
      .join();
  }

  /* What asks the same stays in the page, so that nobody loses focus or a letter; only results worked out are renewed in it. */
  function settle(old, fresh) {
    if (namesIn(old) !== namesIn(fresh)) return document.importNode(fresh, true);
    var results = fresh.querySelectorAll("output");
    Array.prototype.forEach.call(old.querySelectorAll("output"), (output, index) => {
      if (results[index]) output.textContent = results[index].textContent;
    });
    return old;
  }

  function exchange(fresh) {
    var source = fresh.querySelector("[data-fields]");
    var target = form.querySelector("[data-fields]");
    if (!source || !target) return;
    var focused = document.activeElement ? document.activeElement.id : "";
    var old = {};
    Array.prototype.slice.call(target.children).forEach((child) => {
      old[child.getAttribute("data-path")] = child;
    });
    var next = Array.prototype.map.call(source.children, (child) => {
      var known = old[child.getAttribute("data-path")];
      return known ? settle(known, child) : document.importNode(child, true);
    });
    next.forEach((child, index) => {
      if (target.children[index] !== child) target.insertBefore(child, target.children[index] || null);
    });
    while (target.children.length > next.length) target.removeChild(target.lastElementChild);
    var shown = form.querySelector("input[name=_shown]");
    var freshShown = fresh.querySelector("input[name=_shown]");
    if (shown && freshShown) shown.value = freshShown.value;
    var again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) again.focus();
  }

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });

  form.addEventListener("change", (event) => {
    var target = event.target;
    if (target.hasAttribute("data-steers")) redraw();
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer && !sending) save();
  });

  /*
   * Hands a file in that has arrived in parts (`named`, as the form names it), or as it is: the page's answer shows its field as it now stands,
   * or what is wrong with the file. Answers with the field's new input; fails where no answer came.
   */
  form.handIn = (input, named, file) =>
    new Promise((resolve, reject) => {
      enqueue(() => {
        var data = answers("upload");
        if (named) data.append("_upload", named);
        else data.append(input.name, file);
        return fetch(form.action, { method: "POST", body: data, headers: { accept: "text/html" }, credentials: "same-origin" })
          .then((answer) => {
            if (answer.status >= 500) throw new Error(String(answer.status));
            return answer
              .text()
              .then(
                (text) =>
                  new Promise((shown) => {
                    whenLifted(() => shown(renewed(input, text)));
                  }),
              )
              .then((fresh) => {
                if (!fresh && !answer.ok) throw { name: "final", code: "refused" };
                resolve(fresh);
              });
          })
          .catch(reject);
      });
    });

  function renewed(input, text) {
    var fresh = new DOMParser().parseFromString(text, "text/html");
    var id = input.getAttribute("data-upload");
    var section = fresh.getElementById(id);
    var old = document.getElementById(id);
    if (!section || !old) return null;
    ["_draft", "_seen"].forEach((name) => {
      var field = fresh.querySelector(`#answers input[name=${name}]`);
      keep(name, field && field.value);
    });
    old.parentNode.replaceChild(document.importNode(section, true), old);
    return document.getElementById(input.id);
  }

  /* Chromium 69 doesn't say which button sent a form. */
  var pressed = null;
  form.addEventListener("click", (event) => {
    pressed = event.target.closest("button") || pressed;
  });

  /* The page may have been redrawn while a press waited: then its like stands there. */
  function present(button) {
    if (form.contains(button)) return button;
    var alike = Array.prototype.filter.call(
      form.querySelectorAll("button"),
      (each) => each.name === button.name && each.value === button.value,
    );
    return alike[0] || button;
  }

  /*
   * A second click sends nothing twice; the server would take it as the same anyway. What is still on its way arrives first; whoever presses
   * again doesn't want to wait for it.
   */
  var held = false;
  form.addEventListener("submit", (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    clearTimeout(timer);
    if ((waiting > 0 || form.underWay > 0) && pressed && !held) {
      event.preventDefault();
      held = true;
      if (form.underWay > 0) say(JSON.parse(form.dataset.sending).held);
      Promise.all([queue, form.allThere]).then(() => {
        if (sending) return;
        var button = present(pressed);
        /* What it was for is gone from the page: the next press is one of its own. */
        if (form.contains(button)) button.click();
        else held = false;
      });
      return;
    }
    sending = true;
    setTimeout(() => {
      sending = false;
    }, 8000);
  });
  window.addEventListener("pageshow", () => {
    sending = false;
    held = false;
  });
})();
