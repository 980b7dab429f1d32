// A page opened as a file may not read its neighbours, and search shows titles without an extract.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
