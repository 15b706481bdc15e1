/*
 * Files chosen on the public pages go up at once, one after the other, in parts (4-in-parts.js), with words for how far they are. Without
 * script they go with their form. Chromium 69: no optional chaining, no `??`.
 */
(() => {
  function sizeText(bytes) {
    return bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
  }

  function filled(text, values) {
    return Object.keys(values).reduce((done, key) => done.replace(`{${key}}`, values[key]), text);
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach((key) => {
      made.setAttribute(key, attributes[key]);
    });
    made.textContent = text || "";
    return made;
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-uploads]"), (form) => {
    var words = JSON.parse(form.getAttribute("data-sending"));
    var queue = Promise.resolve();
    /* How many are on their way, and when the last of them is there. */
    form.underWay = 0;

    form.addEventListener("change", (event) => {
      var input = event.target;
      if (input.type !== "file" || !input.hasAttribute("data-upload")) return;
      var files = Array.prototype.slice.call(input.files);
      input.value = "";
      dropRefused(input);
      files.forEach((file) => {
        var row = addRow(input, file);
        var wrong = wrongWith(input, file);
        if (wrong) {
          row.end("error", wrong);
          return;
        }
        form.underWay++;
        queue = queue
          .then(() => send(input.id, file, row))
          .then(() => {
            form.underWay--;
          });
        form.allThere = queue;
      });
    });

    /* What the server would refuse after all of it had gone up. */
    function wrongWith(input, file) {
      var most = Number(input.getAttribute("data-most"));
      if (file.size > most) return filled(words.tooLarge, { size: sizeText(file.size), most: sizeText(most) });
      var endings = input.accept ? input.accept.split(",") : [];
      var isTaken = endings.some((ending) => file.name.toLowerCase().slice(-ending.length) === ending);
      return endings.length === 0 || isTaken ? "" : filled(words.wrongKind, { endings: endings.join(" ") });
    }

    /* The list of what is on its way stays with its field, also when the page draws the field anew. */
    function listOf(input) {
      var id = `${input.id}-sending`;
      var list = document.getElementById(id) || element("ul", { class: "files sending", id: id });
      if (list.previousElementSibling !== input) input.parentNode.insertBefore(list, input.nextSibling);
      return list;
    }

    /* What was refused before has been read: whoever chooses anew wants to see how the new file fares. */
    function dropRefused(input) {
      Array.prototype.forEach.call(listOf(input).querySelectorAll("[data-refused]"), (each) => {
        each.remove();
      });
    }

    /* How many files the page holds for a field. */
    function held(input) {
      var part = document.getElementById(input.getAttribute("data-upload")) || form;
      return part.querySelectorAll("ul.files:not(.sending) > li").length;
    }

    function addRow(input, file) {
      var item = element("li", {});
      var bar = element("progress", { class: "meter", max: file.size, value: 0, "aria-label": file.name });
      var far = element("span", { class: "quiet small" }, words.waits);
      var said = element("span", { role: "status" });
      var again = element("button", { type: "button", class: "button-link", hidden: "" }, words.again);
      var cancel = element("button", { type: "button", class: "button-link", "aria-label": `${words.cancel} ${file.name}` }, words.cancel);
      [
        element("span", {}, `${file.name} `),
        far,
        bar,
        said,
        document.createTextNode(" "),
        again,
        document.createTextNode(" "),
        cancel,
      ].forEach((part) => {
        item.appendChild(part);
      });
      listOf(input).appendChild(item);
      var row = {
        item: item,
        isCancelled: false,
        job: null,
        show: (state) => {
          var facts = { sent: sizeText(state.sent), size: sizeText(file.size), tries: state.tries };
          bar.value = state.sent;
          again.hidden = state.kind !== "broken";
          said.className = state.kind === "broken" ? "warned" : "";
          said.textContent = state.kind === "broken" ? filled(words.broken, facts) : "";
          far.textContent = state.kind === "broken" ? "" : filled(words.going, facts);
        },
        end: (className, text) => {
          [bar, far, again, cancel].forEach((part) => {
            part.remove();
          });
          said.className = className;
          if (className !== "") item.setAttribute("data-refused", "");
          said.setAttribute("role", className === "error" ? "alert" : "status");
          said.textContent = text;
        },
      };
      again.addEventListener("click", () => row.job && row.job.again());
      cancel.addEventListener("click", () => {
        row.isCancelled = true;
        if (row.job) row.job.cancel();
        item.remove();
      });
      return row;
    }

    /* The same file, begun before a reload: it goes on where it stopped. */
    function begunBefore(input, file) {
      var known = `${file.name}/${file.size}/${file.lastModified}`;
      var parts = document.getElementById(input.getAttribute("data-upload")) || form;
      var found = Array.prototype.filter.call(
        parts.querySelectorAll("[data-upload-at]"),
        (each) => each.getAttribute("data-known") === known,
      )[0];
      if (!found) return null;
      found.remove();
      return `${form.getAttribute("data-uploads")}/${found.getAttribute("data-upload-at")}`;
    }

    function send(inputId, file, row) {
      if (row.isCancelled) return null;
      var input = document.getElementById(inputId);
      var draft = form.querySelector("input[name=_draft]");
      return new Promise((resolve) => {
        row.job = window.sendInParts(file, {
          url: form.getAttribute("data-uploads"),
          at: begunBefore(input, file),
          about: { field: input.name },
          headers: draft ? { "x-draft": draft.value } : {},
          finish: (id) => handIn(document.getElementById(inputId), `${id} ${input.name}`, row),
          plain: form.handIn && (() => form.handIn(document.getElementById(inputId), null, file)),
          on: (state) => {
            if (state.kind === "going" || state.kind === "broken") return row.show(state);
            if (state.kind === "refused") row.end("error", words[state.code] || state.message || words.refused);
            if (state.kind === "done" && form.handIn && !row.isKnown) row.item.remove();
            return resolve();
          },
        });
      });
    }

    /* Where the form saves as it goes, the page takes the file at once; elsewhere it is named when the form is sent. */
    function handIn(input, named, row) {
      var list = listOf(input);
      var before = held(input);
      if (form.handIn) {
        return form.handIn(input, named, null).then((fresh) => {
          if (!fresh) return;
          fresh.parentNode.insertBefore(list, fresh.nextSibling);
          row.isKnown = held(fresh) === before && !list.parentNode.querySelector(".error:not([role])");
          if (row.isKnown) row.end("known", words.known);
        });
      }
      row.end("", words.arrived);
      row.item.appendChild(element("input", { type: "hidden", name: "_upload", value: named }));
      var drop = element("button", { type: "button", class: "button-link" }, words.cancel);
      drop.addEventListener("click", () => row.item.remove());
      row.item.appendChild(drop);
      return Promise.resolve();
    }

    /* What is on its way arrives before its form is sent; whoever presses again doesn't want to wait for it. */
    var isHeld = false;
    form.addEventListener("submit", (event) => {
      if (form.handIn || form.underWay === 0 || isHeld) return;
      event.preventDefault();
      isHeld = true;
      var button = form.querySelector("button.button");
      var said = element("p", { role: "status" }, words.held);
      button.parentNode.insertBefore(said, button.nextSibling);
      form.allThere.then(() => {
        said.remove();
        button.click();
      });
    });
  });
})();
