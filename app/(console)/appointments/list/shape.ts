/** The list's columns, for its skeleton. */
export const LIST_SHAPE = [
  { header: "When", width: "w-44" },
  { header: "Patient" },
  { header: "What for", width: "w-44", from: "lg" as const },
  { header: "With whom", width: "w-40" },
  { header: "Room", width: "w-24", from: "xl" as const },
  { header: "Status", width: "w-60", align: "end" as const },
]
