import type { Service } from "./rule-set"

/** What a named treatment is, by the folded words that name it; the first that fits. */
export const SERVICE_WORDS: ReadonlyArray<readonly [Service, RegExp]> = [
  [
    "full_arch",
    /al (on|in|o) |alon[468x]|ao4|ful (mouth|arch|jaw)|(whole|entire) mouth|(#|4|6|8|four|six|patru|sase|vier|sechs) implant|arcada|dantura|toti dinti|all my|pore|sanierung|feste|festsitzende/,
  ],
  ["implants", /implant|इम्प्लांट|sinus|aditie|bone graft|knochenaufbau|nakli|pakke|lagw|लगव/],
  [
    "orthodontics",
    /brace|bracket|aparat|spange|invisalign|aligner|alinier|ortodon|kieferorthop|schiene|straight|taar |sidhe|sedhe|retainer|gap between|begradig|ब्रेस|तार/,
  ],
  ["endodontics", /rot canal|root canal|rct|canal|devital|wurzel|रूट|apico/],
  ["dentures", /denture|protez|prothes|gebis|zahnersatz|डेंचर|नकली/],
  ["crowns", /crown|coroan|krone|bridge|punt|bruck|inlay|onlay|cap |lucrar|क्राउन/],
  [
    "surgery",
    /extract|extrac|wisdom|weisheit|minte|pul|remov|zieh|gezogen|nikal|ukhad|निकल|उखड|scot|scoat|scos|out|akal/,
  ],
  ["periodontics", /parodont|periodont|gum |chiuretaj/],
  [
    "cosmetic",
    /vener|fatet|whiten|bleach|albi|aufhel|bleich|व्हाइट|bonding|lumin|botox|filer|smile|zambet|safed|chamka/,
  ],
  [
    "hygiene",
    /clean|detartraj|igieniz|reinigung|prophyl|pzr|scal|polish|hygien|periaj|curatar|zahnstein|saf|सफाई/,
  ],
]

/** Of the folded words that named a treatment. */
export function serviceOf(words: string, own: ReadonlyArray<readonly [Service, RegExp]>): Service {
  const read = `${words} `
  return [...own, ...SERVICE_WORDS].find(([, pattern]) => pattern.test(read))?.[0] ?? "general"
}
