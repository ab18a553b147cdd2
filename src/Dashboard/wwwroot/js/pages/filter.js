// What is typed into a filter box stands in the address as ?q=, in place of the letter before: back leaves the page, not the letter.
// The browser sees to it alone: a server's answer could come after the reader has followed a link, and would bring them back.
// Heard behind the page's own handler, so that the server knows the text before the address with it. The mark stands only on a box with such a handler.
window.addEventListener("input", ({ target }) => {
    if (!target.matches?.("[data-filter]")) return;
    const address = new URL(location.href);
    if (target.value.trim()) address.searchParams.set("q", target.value);
    else address.searchParams.delete("q");
    address.search = address.search.replaceAll("+", "%20"); // as the server writes a blank
    Blazor.navigateTo(address.href, { replaceHistoryEntry: true });
});
