type Shape = { header: string; width?: string; align?: "end"; from?: "lg" | "xl" }

/** The lists' columns before their rows are there. */
export const LEDGER_SHAPE: Shape[] = [
  { header: "Patient" },
  { header: "Purpose", width: "w-56" },
  { header: "Standing", width: "w-44" },
  { header: "Since", width: "w-28" },
  { header: "Ends", width: "w-28" },
  { header: "How", width: "w-44", from: "lg" },
  { header: "Policy", width: "w-20", from: "xl" },
]
export const ASKED_SHAPE: Shape[] = [
  { header: "Patient", width: "w-56" },
  { header: "Asked for" },
  { header: "Answer", width: "w-52" },
  { header: "Asked", width: "w-28" },
  { header: "By", width: "w-36", from: "xl" },
  { header: "", width: "w-32", align: "end" },
]
export const RECEIPTS_SHAPE: Shape[] = [
  { header: "Patient", width: "w-56" },
  { header: "Purposes" },
  { header: "Policy", width: "w-20", from: "lg" },
  { header: "Sent", width: "w-32", align: "end", from: "lg" },
  { header: "Made", width: "w-32", align: "end" },
]
