/** "Maria Pop" → "M. P."; what a masked view shows of a name. */
export function initials(name: string): string {
  const letters = name
    .split(/\s+/u)
    .map((word) => [...word][0] ?? "")
    .filter((letter) => /\p{L}/u.test(letter))
  return letters.length > 0
    ? letters
        .slice(0, 3)
        .map((letter) => `${letter.toUpperCase()}.`)
        .join(" ")
    : "–"
}

/** "+40712345678" → "•• 78"; nothing of an e-mail address. */
export function maskAddress(address: string): string {
  const digits = address.replace(/\D/g, "")
  return address.includes("@") || digits.length < 4 ? "••" : `•• ${digits.slice(-2)}`
}
