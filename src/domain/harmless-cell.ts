/**
 * A text that a spreadsheet would run as a formula when it opens the file (OWASP "CSV Injection"), also after blanks
 * and in the full-width forms that Excel in East Asian locales reads as the plain ones. A leading tab or line break
 * counts by itself: some programs strip it and then look again.
 */
const RUNS = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/**
 * A text as a cell of any file that a spreadsheet opens: CSV, and XLSX as well, since a sheet is saved as CSV and
 * opened again. What would run gets a leading `'`.
 */
export const harmlessCell = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
