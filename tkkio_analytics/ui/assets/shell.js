// What Streamlit leaves undone in the browser: the language of the document, its own English words, the single-key
// shortcuts that WCAG 2.1.4 asks to be switched off, and links between our pages without a full reload.
"use strict";
(() => {
  const holder = document.getElementById("tkkio-strings");
  const strings = holder ? JSON.parse(holder.textContent) : {};
  const attributes = ["aria-label", "title", "placeholder", "data-title", "alt"];

  const language = () => document.documentElement.lang;

  // Every language's wording leads back to the English one, so that a change of language translates again.
  const english = new Map();
  for (const table of Object.values(strings)) {
    for (const [source, words] of Object.entries(table)) english.set(words, source);
  }

  const translated = (text) => {
    const trimmed = text.trim();
    const source = english.get(trimmed) ?? trimmed;
    const words = language() === "en" ? source : strings[language()]?.[source];
    return words && words !== trimmed ? text.replace(trimmed, words) : null;
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
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
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
