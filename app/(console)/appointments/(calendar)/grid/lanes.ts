/** Those beside one another: "the second of three" as its share of the width. */
export const LANES: Readonly<Record<string, string>> = {
  "0/2": "mr-[50%]",
  "1/2": "ml-[50%]",
  "0/3": "mr-[66.6%]",
  "1/3": "mr-[33.3%] ml-[33.3%]",
  "2/3": "ml-[66.6%]",
  "0/4": "mr-[75%]",
  "1/4": "mr-[50%] ml-[25%]",
  "2/4": "mr-[25%] ml-[50%]",
  "3/4": "ml-[75%]",
}
