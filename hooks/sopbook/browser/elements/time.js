/**
 * A moment in the reader's own time zone, in the language of the page and, where the two agree, in the reader's form of it.
 * @param {string} at ISO time
 * @returns {string}
 */
export function moment(at) {
  const page = document.documentElement.lang || "en";
  const reader = navigator.languages.find((language) => language.split("-")[0] === page.split("-")[0]);
  return new Date(at).toLocaleString(reader ?? page, { dateStyle: "medium", timeStyle: "short" });
}
