const PICTURE_LINES = /^!\[[^\]]*\]\((?!https?:)[^)]+\)\n\n/gm;
const RELATIVE_LINK = /\[([^\]]+)\]\((?!https?:|mailto:|#)[^)]+\)/g;

/**
 * A README that needs nothing beside it. The page of an extension shows pictures by https alone,
 * neither from the VSIX nor as data, and follows no relative link: without a public repository its
 * pictures, which the walkthrough shows too, are left out, and of such links their words stay.
 * @param {string} markdown
 */
export function standAlone(markdown) {
  return markdown.replace(PICTURE_LINES, '').replace(RELATIVE_LINK, '$1');
}
