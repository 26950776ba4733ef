export type Rgb = [red: number, green: number, blue: number]

/** Takes `#rrggbb`. */
export function parseColor(color: string): Rgb | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  return digits ? [hex(digits[1]), hex(digits[2]), hex(digits[3])] : undefined
}

/** The ratio of WCAG 2: 1 for the same colour, 21 for black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function hex(digits = '0') {
  return Number.parseInt(digits, 16)
}

function luminance(color: Rgb) {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
