/** `natural` types only its index; this is the one file of it that is used. */
declare module "natural/lib/natural/tokenizers/aggressive_tokenizer_vi.js" {
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default class AggressiveTokenizerVi {
    tokenize(text: string): string[];
  }
}
