// A page opened as a file may not read its neighbours, and search shows titles without an extract.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

// What can be scrolled aside can be reached by keyboard.
document.addEventListener("DOMContentLoaded", () => {
  for (const one of document.querySelectorAll("article pre, article .table-wrapper")) one.tabIndex = 0;
});
