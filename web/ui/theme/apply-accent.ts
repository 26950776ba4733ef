import { contrast, parseColor, type Rgb } from './contrast.ts'

const lightGround: Rgb = [255, 255, 255]
const darkGround: Rgb = [20, 20, 24]
const readable = 4.5

/**
 * Makes an installation's or organization's own colour the accent, as text dark or light enough to be read
 * in the theme now shown. Takes `#rrggbb`; anything else leaves the built-in accent. Call again when the theme changes.
 */
export function applyAccent(color: string | undefined) {
  const style = document.documentElement.style
  const rgb = color === undefined ? undefined : parseColor(color)
  const names = ['--accent', '--accent-hover', '--on-accent', '--accent-ink', '--accent-soft']
  if (!rgb) {
    for (const name of names) style.removeProperty(name)
    return
  }
  const dark = document.documentElement.dataset.theme === 'dark'
  const ground = dark ? darkGround : lightGround
  style.setProperty('--accent', css(rgb))
  style.setProperty('--accent-hover', css(mix(rgb, [0, 0, 0], 0.14)))
  style.setProperty('--on-accent', contrast(rgb, lightGround) >= readable ? '#ffffff' : '#101014')
  style.setProperty('--accent-ink', css(legibleOn(ground, rgb, dark ? [255, 255, 255] : [0, 0, 0])))
  style.setProperty('--accent-soft', css(mix(rgb, ground, 0.88)))
}

/** Moves a colour towards black or white until it can be read, with room for tinted grounds. */
function legibleOn(ground: Rgb, color: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(color, towards, share)
    if (contrast(shade, ground) >= readable * 1.2) return shade
  }
  return towards
}

function css(color: Rgb) {
  return `rgb(${color.map(Math.round).join(' ')})`
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const [r, g, b] = one
  return [r + (other[0] - r) * share, g + (other[1] - g) * share, b + (other[2] - b) * share]
}
