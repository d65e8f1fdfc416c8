/** The list's columns, for its skeleton. */
export const LIST_SHAPE = [
  { header: "When", width: "w-44" },
  { header: "Patient" },
  { header: "What for", width: "w-48", from: "lg" as const },
  { header: "With whom", width: "w-44" },
  { header: "Room", width: "w-28", from: "xl" as const },
  { header: "Status", width: "w-36", align: "end" as const },
]
