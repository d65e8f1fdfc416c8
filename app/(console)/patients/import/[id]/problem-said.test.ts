import { expect, it } from "vitest"
import { inLanguage } from "@/lib/language/store"
import { problemSaid } from "./problem-said"

const KEPT = [
  ["The phone number cannot be read", "Numărul de telefon nu poate fi citit"],
  ["The same person as in line 12", "Aceeași persoană ca în linia 12"],
  [
    "Number A-7 is here already, for somebody else. Leave that column out if it only counts the lines",
    "Numărul A-7 există deja, la altcineva. Lăsați coloana deoparte dacă doar numără liniile",
  ],
  [
    "Offers by e-mail: the yes is not taken, it was withdrawn on 2026-05-03",
    "Oferte prin e-mail: acordul nu este preluat, a fost retras la 2026-05-03",
  ],
  ["Something nobody wrote down", "Something nobody wrote down"],
] as const

it.each(KEPT)("says %s in both languages", async (english, romanian) => {
  expect(problemSaid(english)).toBe(english)
  expect(await inLanguage("ro", async () => problemSaid(english))).toBe(romanian)
})
