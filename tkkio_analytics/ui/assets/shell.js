// What Streamlit leaves undone in the browser: the language of the document, its own English words, the single-key
// shortcuts that WCAG 2.1.4 asks to be switched off, and links between our pages without a full reload.
"use strict";
(() => {
  const holder = document.getElementById("tkkio-strings");
  const strings = holder ? JSON.parse(holder.textContent) : {};
  const attributes = ["aria-label", "title", "placeholder", "data-title", "alt"];

  const language = () => document.documentElement.lang;

  // What Streamlit asks of the browser's language, it is told of the page's: spoken hints of its lists, and formats.
  const regional = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
  for (const [name, value] of [["language", (code) => code], ["languages", (code) => [code]]]) {
    Object.defineProperty(window.navigator, name, { configurable: true, get: () => value(regional[language()] ?? "fi-FI") });
  }

  // Every language's wording leads back to the English one, so that a change of language translates again.
  const english = new Map();
  for (const table of Object.values(strings)) {
    for (const [source, words] of Object.entries(table)) english.set(words, source);
  }

  // "Remove a.csv": the words at the beginning are Streamlit's, the rest is a name.
  const begun = (text) => {
    const table = strings[language()] ?? {};
    const start = Object.keys(table).find((source) => source.endsWith(" ") && text.startsWith(source));
    return start ? table[start] + " " + text.slice(start.length) : undefined;
  };

  const translated = (text) => {
    const trimmed = text.trim();
    const source = english.get(trimmed) ?? trimmed;
    const words = language() === "en" ? source : strings[language()]?.[source] ?? begun(trimmed);
    return words && words !== trimmed ? text.replace(trimmed, () => words) : null;
  };

  const translateNode = (node) => {
    const words = translated(node.nodeValue);
    if (words !== null) node.nodeValue = words;
  };

  const translateTree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateNode(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const holderOfLanguage = root.matches("[data-tkkio-lang]") ? root : root.querySelector("[data-tkkio-lang]");
    if (holderOfLanguage) takeLanguage(holderOfLanguage.dataset.tkkioLang);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateNode(node);
      else {
        for (const name of attributes) {
          const words = node.hasAttribute(name) ? translated(node.getAttribute(name)) : null;
          if (words !== null) node.setAttribute(name, words);
        }
      }
    }
  };

  const takeLanguage = (code) => {
    if (!["fi", "sv", "en"].includes(code) || code === language()) return;
    document.documentElement.lang = code;
    translateTree(document.body);
    window.dispatchEvent(new Event("languagechange"));
  };

  // What a chart says is in the page's language already.
  const inChart = (node) => (node.closest ? node : node.parentElement)?.closest(".tk-chart");

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (inChart(change.target)) continue;
      if (change.type === "childList") change.addedNodes.forEach(translateTree);
      else if (change.type === "characterData") translateNode(change.target);
      else {
        const words = translated(change.target.getAttribute(change.attributeName) ?? "");
        if (words !== null) change.target.setAttribute(change.attributeName, words);
      }
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributes,
  });

  // Streamlit puts the headings of its menu among the items of a list, which no list may hold: it is read as plain links.
  const mendMenu = () => {
    for (const part of document.querySelectorAll("[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li")) {
      if (part.getAttribute("role") !== "presentation") part.setAttribute("role", "presentation");
    }
    // A formula that is wider than its place is scrolled, which the keyboard has to reach.
    for (const formula of document.querySelectorAll(".katex-display:not([tabindex])")) formula.tabIndex = 0;
  };

  // Plotly's script, loaded once a document: by the first chart, or else as soon as the first page has been drawn.
  const script = new URL(document.currentScript.dataset.plotly, document.baseURI).href;
  let loading;
  const plotly = () => loading ??= new Promise((done, fail) => {
    const failed = () => { loading = undefined; fail(new Error(`${script} did not come`)); };
    const tag = Object.assign(document.createElement("script"), { src: script, onload: done, onerror: failed });
    document.head.append(tag);
  });
  window.tkkio = { plotly };

  // Whoever does not see the page change hears that it has: one polite line, spoken when a run that was asked for ends.
  const spoken = document.createElement("div");
  spoken.className = "tk-heard";
  spoken.setAttribute("role", "status");
  let busy = false;
  const speak = () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app && !spoken.isConnected) app.append(spoken);
    const running = app?.dataset.testScriptState === "running";
    if (busy && !running) plotly().catch(() => {});  // whoever needs it asks again and says so
    if (busy && !running) spoken.textContent = document.querySelector("[data-tkkio-updated]")?.dataset.tkkioUpdated ?? "";
    else if (running && spoken.textContent) spoken.textContent = "";
    busy = running;
  };
  new MutationObserver(() => { mendMenu(); speak(); laterSayWhole(); }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });

  // A field of one line cuts a long name on a phone: what is chosen stands in full below it (app.css).
  const sayWhole = () => {
    for (const input of document.querySelectorAll(".stSelectbox input")) {
      const holder = input.closest(".stSelectbox");
      const whole = input.scrollWidth > input.clientWidth + 1 ? input.value : undefined;
      if (holder.dataset.tkkioWhole === whole) continue;
      if (whole === undefined) delete holder.dataset.tkkioWhole;
      else holder.dataset.tkkioWhole = whole;
    }
  };
  let waiting = 0;
  const laterSayWhole = () => {
    clearTimeout(waiting);
    waiting = setTimeout(sayWhole, 150);
  };
  window.addEventListener("resize", laterSayWhole);
  window.addEventListener("focusout", laterSayWhole);

  const isTyping = (target) =>
    target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

  window.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && ["r", "c"].includes(event.key.toLowerCase()) && !isTyping(event.composedPath()[0])) {
      event.stopImmediatePropagation();
    }
  }, true);

  window.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target !== "_self" || link.origin !== window.location.origin) return;
    event.preventDefault();
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  });
})();
