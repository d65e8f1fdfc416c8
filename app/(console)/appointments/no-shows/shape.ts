/** The list's columns, for its skeleton. */
export const NO_SHOW_SHAPE = [
  { header: "Patient" },
  { header: "Phone", width: "w-36", from: "lg" as const },
  { header: "Missed", width: "w-40" },
  { header: "What for", width: "w-40", from: "xl" as const },
  { header: "With whom", width: "w-40", from: "2xl" as const },
  { header: "What became of it", width: "w-56" },
  { header: "", width: "w-40", align: "end" as const },
]
