/** The table's columns, for its skeleton. */
export const REMINDERS_SHAPE = [
  { header: "When", width: "w-20" },
  { header: "Patient" },
  { header: "What for", width: "w-48", from: "xl" as const },
  { header: "A day before", width: "w-48" },
  { header: "Two hours before", width: "w-48", from: "lg" as const },
  { header: "Answer", width: "w-40", align: "end" as const },
]
