/** Classes of the eight colours a practitioner can have in the calendar, 1–8. */
const COLOURS = [
  { bar: "bg-cal-1", soft: "bg-cal-1-soft", line: "border-cal-1", ink: "text-cal-1" },
  { bar: "bg-cal-2", soft: "bg-cal-2-soft", line: "border-cal-2", ink: "text-cal-2" },
  { bar: "bg-cal-3", soft: "bg-cal-3-soft", line: "border-cal-3", ink: "text-cal-3" },
  { bar: "bg-cal-4", soft: "bg-cal-4-soft", line: "border-cal-4", ink: "text-cal-4" },
  { bar: "bg-cal-5", soft: "bg-cal-5-soft", line: "border-cal-5", ink: "text-cal-5" },
  { bar: "bg-cal-6", soft: "bg-cal-6-soft", line: "border-cal-6", ink: "text-cal-6" },
  { bar: "bg-cal-7", soft: "bg-cal-7-soft", line: "border-cal-7", ink: "text-cal-7" },
  { bar: "bg-cal-8", soft: "bg-cal-8-soft", line: "border-cal-8", ink: "text-cal-8" },
] as const
export type PractitionerColour = (typeof COLOURS)[number]

export const practitionerColour = (colour: number): PractitionerColour =>
  COLOURS[(colour - 1) % COLOURS.length] ?? COLOURS[0]
