/** The list's columns, for its skeleton. */
export const SURVEY_SHAPE = [
  { header: "Patient" },
  { header: "Answer", width: "w-24" },
  { header: "State", width: "w-48" },
  { header: "Visit", width: "w-40", from: "lg" as const },
  { header: "What for", width: "w-40", from: "xl" as const },
  { header: "With whom", width: "w-36", from: "xl" as const },
  { header: "", width: "w-28", align: "end" as const },
]
