/** The eight colours of the calendar. */
export const COLOUR_NAMES = {
  1: "Teal",
  2: "Blue",
  3: "Violet",
  4: "Pink",
  5: "Orange",
  6: "Yellow",
  7: "Green",
  8: "Grey",
} as const
export type Colour = keyof typeof COLOUR_NAMES
export const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8] as const

export const LONGEST_NAME = 120
export const LONGEST_TITLE = 60
/** Begin and end twice a day, and a third time for a clinic that is open late. */
export const MOST_SPANS = 6
