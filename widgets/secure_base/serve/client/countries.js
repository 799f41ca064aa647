/** The country whose helplines a person opened stays open on this device. It is never guessed. */

const KEY = "secure-base.country";

/** @returns {string | null} */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {string | null} country */
function remember(country) {
  try {
    if (country) localStorage.setItem(KEY, country);
    else localStorage.removeItem(KEY);
  } catch {
    // a browser that keeps nothing: the list is as good closed
  }
}

export function rememberCountry() {
  const known = remembered();
  for (const details of document.querySelectorAll("details[data-country]")) {
    if (!(details instanceof HTMLDetailsElement)) continue;
    const { country = "" } = details.dataset;
    if (country === known) {
      details.open = true;
      details.parentElement?.prepend(details);
    }
    details.querySelector("summary")?.addEventListener("click", () => {
      if (!details.open) remember(country);
      else if (remembered() === country) remember(null);
    });
  }
}
