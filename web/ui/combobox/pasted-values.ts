/**
 * What a pasted list holds, each once: lines, commas and semicolons part it, spaces only between e-mail addresses.
 * `Ada Lovelace <ada@example.com>` gives the address.
 */
export function pastedValues(text: string): string[] {
  const values = text
    .split(/[\n\r\t,;]+/)
    .flatMap((piece) => {
      const bracketed = /<([^<>\s]+@[^<>\s]+)>/.exec(piece)?.[1]
      if (bracketed) return [bracketed]
      const words = piece.trim().split(/\s+/)
      return words.every((word) => word.includes('@')) ? words : [piece.trim()]
    })
    .filter(Boolean)
  return [...new Set(values)]
}
