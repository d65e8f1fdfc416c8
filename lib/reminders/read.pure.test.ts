import { describe, expect, it } from "vitest"
import { REMINDER_WORDS } from "@/lib/reminders/patient-phrases"
import { chosenNumber, offersNo, readReminderAnswer } from "@/lib/reminders/read"

const read = (text: string) => readReminderAnswer(text, { noCancels: true })

describe("a reply to a reminder", () => {
  it.each([
    "Da",
    "da, vin",
    "DA, mulțumesc frumos!",
    "Confirm",
    "confirm programarea",
    "Yes",
    "I'll be there",
    "yes I will come, thank you",
    "Ja",
    "Ja, ich komme",
    "हाँ",
    "aaunga",
    "نعم",
    "سأحضر",
  ])("%s: will come", (text) => expect(read(text)).toBe("confirm"))

  it.each([
    "NU",
    "nu, nu pot veni",
    "Nu mai pot veni, mulțumesc",
    "anulați programarea vă rog",
    "Cancel please",
    "I can't come",
    "Nein",
    "Ich kann nicht kommen",
    "नहीं",
    "nahi aa sakta",
    "لا",
    "لن أحضر",
  ])("%s: does not come", (text) => expect(read(text)).toBe("cancel"))

  it.each([
    "SCHIMB",
    "Altă oră, vă rog",
    "nu pot veni, vreau altă oră",
    "Change",
    "I need to reschedule",
    "ÄNDERN",
    "bitte verschieben",
    "बदलें",
    "doosra time",
    "تغيير",
  ])("%s: wants another time", (text) => expect(read(text)).toBe("move"))

  it.each([
    "da, dar la 5",
    "Da?",
    "da, anulez",
    "nu vin singură, vin cu mama",
    "pot veni la 17:30?",
    "yes but half an hour later",
    "ok",
    "nu știu sigur",
    "vin la 10 și jumătate",
    "I can't come because my son is ill, maybe Thursday",
    "👍",
  ])("%s: a person reads it", (text) => expect(read(text)).toBe("unclear"))

  it.each(["Unde pot parca mașina?", "Mulțumesc", "Where do I park", "Bună ziua"])(
    "%s: is no answer",
    (text) => expect(read(text)).toBe("none"),
  )

  it("a bare no cancels only where the reminder offered it", () => {
    expect(readReminderAnswer("Nu")).toBe("unclear")
    expect(readReminderAnswer("Nu pot veni")).toBe("cancel")
    for (const { ask, asked } of Object.values(REMINDER_WORDS))
      expect([offersNo(ask), offersNo(asked)]).toEqual([true, true])
    expect(offersNo("Please answer YES if you will come, or write to us. Now!")).toBe(false)
    expect(offersNo("Nu uitați: No. 5, Normal")).toBe(false)
  })

  it("reads every word that our own texts offer", () => {
    const offered = { en: "CHANGE", ro: "SCHIMB", de: "ÄNDERN", hi: "बदलें", ar: "تغيير" }
    for (const [language, { ask }] of Object.entries(REMINDER_WORDS)) {
      const word = offered[language as keyof typeof offered]
      expect(ask).toContain(word)
      expect(read(word)).toBe("move")
    }
  })
})

describe("the number of a time that was offered", () => {
  it.each([
    ["2", 2],
    ["nr. 2", 2],
    ["2 vă rog", 2],
    ["٢", 2],
    ["Da, 1", 1],
    ["3!", 3],
  ])("%s", (text, number) => expect(chosenNumber(text, 3)).toBe(number))

  it.each(["4", "0", "2?", "1 sau 2", "la 2", "12", "nu 2", "2 dar mai târziu", "două"])(
    "%s is none",
    (text) => expect(chosenNumber(text, 3)).toBeNull(),
  )
})
