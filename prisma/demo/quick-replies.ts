/** What the demo's clinics say often. */
export const QUICK_REPLIES: readonly {
  name: string
  shortcut: string
  texts: Record<string, string>
  own?: true
}[] = [
  {
    name: "Opening hours",
    shortcut: "hours",
    texts: {
      en: "Hello {patient.firstName}, we are open Monday to Friday 9:00 to 19:00 and Saturday 9:00 to 14:00.",
      ro: "Bună ziua, {patient.firstName}! Suntem deschiși de luni până vineri între 9:00 și 19:00, iar sâmbăta între 9:00 și 14:00.",
      hi: "Namaste {patient.firstName}, hum Monday se Friday 9 se 7 baje aur Saturday 9 se 2 baje tak khule hain.",
    },
  },
  {
    name: "Ask for a photo",
    shortcut: "photo",
    texts: {
      en: "Could you send us a photo of it, {patient.firstName}? Good light and close up is best.",
      ro: "Ne puteți trimite o fotografie, {patient.firstName}? Cel mai bine la lumină bună și de aproape.",
      hi: "Kya aap ek photo bhej sakte hain, {patient.firstName}? Achchhi roshni mein, paas se.",
    },
  },
  {
    name: "Two times to choose from",
    shortcut: "slots",
    texts: {
      en: "We have Thursday 10:30 or Friday 16:00. Which suits you?",
      ro: "Avem liber joi la 10:30 sau vineri la 16:00. Ce vi se potrivește?",
      hi: "Thursday 10:30 ya Friday 4 baje ka slot hai. Kaunsa theek rahega?",
    },
  },
  {
    name: "Your appointment",
    shortcut: "appointment",
    texts: {
      en: "{patient.firstName}, your appointment at {clinic.name} is on {appointment.time}.",
      ro: "{patient.firstName}, programarea dumneavoastră la {clinic.name} este {appointment.time}.",
      hi: "{patient.firstName}, {clinic.name} mein aapki appointment {appointment.time} ko hai.",
    },
  },
  {
    name: "We call you",
    shortcut: "call",
    texts: {
      en: "Thank you for writing. I will call you today. {member.name}, {clinic.name}",
      ro: "Vă mulțumim pentru mesaj. Vă sun astăzi. {member.name}, {clinic.name}",
      hi: "Message ke liye dhanyavaad. Main aaj aapko call karungi. {member.name}, {clinic.name}",
    },
  },
  {
    name: "How to find us",
    shortcut: "way",
    texts: {
      en: "The entrance is beside the pharmacy; press 2 at the door. There is a ramp on the left.",
      ro: "Intrarea este lângă farmacie; apăsați 2 la ușă. Rampa este în stânga.",
      hi: "Entrance pharmacy ke bagal mein hai; darwaze par 2 dabaiye. Baayin taraf ramp hai.",
    },
  },
  {
    name: "My greeting",
    shortcut: "hi",
    own: true,
    texts: {
      en: "Hello {patient.firstName}, this is {member.name} from {clinic.name}.",
      ro: "Bună ziua, {patient.firstName}! Sunt {member.name} de la {clinic.name}.",
      hi: "Namaste {patient.firstName}, main {member.name}, {clinic.name} se.",
    },
  },
]

/** A thread that went on: theirs and ours in turn, by language. */
export const WENT_ON: Record<"en" | "ro" | "de" | "hi", readonly string[]> = {
  en: [
    "Friday 16:00 would be good.",
    "Noted: Friday at 16:00. Please bring your last X-ray if you have one.",
    "Great, thank you! Is there parking?",
    "Yes, behind the house. The first hour is free.",
  ],
  ro: [
    "Vineri la 16:00 ar fi bine.",
    "Am notat: vineri la 16:00. Aduceți vă rog ultima radiografie, dacă aveți.",
    "Perfect, mulțumesc! Aveți parcare?",
    "Da, în spatele clădirii. Prima oră este gratuită.",
  ],
  de: [
    "Freitag 16:00 würde passen.",
    "Notiert: Freitag um 16:00. Bringen Sie bitte Ihr letztes Röntgenbild mit, falls vorhanden.",
    "Super, danke! Gibt es Parkplätze?",
    "Ja, hinter dem Haus. Die erste Stunde ist frei.",
  ],
  hi: [
    "Friday 4 baje theek rahega.",
    "Note kar liya: Friday 4 baje. Agar purana X-ray hai to saath laiyega.",
    "Bahut achchha, dhanyavaad! Parking hai?",
    "Haan, building ke peeche. Pehla ghanta free hai.",
  ],
}

export const NOTES = [
  "{name}, can you call her before noon? She would rather talk than write.",
  "Asked about instalments on the phone as well; the sheet was sent by mail.",
  "Wants the same doctor as last year.",
] as const

export const DRAFTS: Record<"en" | "ro" | "de" | "hi", string> = {
  en: "Thank you for the photo. The doctor would like to see you this week, ",
  ro: "Mulțumim pentru fotografie. Doamna doctor ar dori să vă vadă săptămâna aceasta, ",
  de: "Danke für das Foto. Der Arzt würde Sie gern noch diese Woche sehen, ",
  hi: "Photo ke liye dhanyavaad. Doctor aapko isi hafte dekhna chahenge, ",
}
