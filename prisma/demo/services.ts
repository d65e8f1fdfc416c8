/** What a dental clinic offers, as colleagues and as patients read it. */
export type DemoService = {
  key: string
  name: string
  names: Record<"en" | "ro" | "de" | "hi" | "ar", string>
  minutes: number
  before?: number
  after?: number
  step?: 5 | 10 | 15 | 20 | 30 | 60
  /** Months after which a patient is invited again. */
  recall?: number
  /** In euro cents; in rupees it is ninety times as much, rounded. */
  price: number
  /** Done in these rooms alone; absent: in any; `false`: in none. */
  rooms?: readonly string[] | false
  /** How often, in parts of a whole that nobody counts. */
  share: number
  outcome: "treated" | "advised" | "plan_given" | "referred"
}

export const SERVICES: readonly DemoService[] = [
  {
    key: "consultation",
    name: "Consultation",
    names: {
      en: "Consultation",
      ro: "Consultație",
      de: "Beratung",
      hi: "परामर्श",
      ar: "استشارة",
    },
    minutes: 30,
    price: 3_000,
    share: 5,
    outcome: "plan_given",
  },
  {
    key: "check-up",
    name: "Check-up and cleaning",
    names: {
      en: "Check-up and cleaning",
      ro: "Control și igienizare",
      de: "Kontrolle und Zahnreinigung",
      hi: "जाँच और सफ़ाई",
      ar: "فحص وتنظيف",
    },
    minutes: 45,
    recall: 6,
    price: 6_500,
    share: 8,
    outcome: "treated",
  },
  {
    key: "filling",
    name: "Filling",
    names: { en: "Filling", ro: "Plombă", de: "Füllung", hi: "दाँत भरना", ar: "حشوة" },
    minutes: 60,
    after: 5,
    price: 7_000,
    share: 5,
    outcome: "treated",
  },
  {
    key: "root-canal",
    name: "Root canal treatment",
    names: {
      en: "Root canal treatment",
      ro: "Tratament de canal",
      de: "Wurzelbehandlung",
      hi: "रूट कैनाल",
      ar: "علاج قناة الجذر",
    },
    minutes: 90,
    after: 10,
    price: 18_000,
    share: 2,
    outcome: "treated",
  },
  {
    key: "crown",
    name: "Crown fitting",
    names: {
      en: "Crown fitting",
      ro: "Adaptare coroană",
      de: "Kronenanpassung",
      hi: "क्राउन लगाना",
      ar: "تركيب تاج",
    },
    minutes: 60,
    price: 25_000,
    share: 2,
    outcome: "treated",
  },
  {
    key: "implant",
    name: "Implant surgery",
    names: {
      en: "Implant surgery",
      ro: "Inserare implant",
      de: "Implantation",
      hi: "इम्प्लांट सर्जरी",
      ar: "زراعة سن",
    },
    minutes: 120,
    before: 15,
    after: 15,
    step: 30,
    recall: 12,
    price: 65_000,
    rooms: ["Surgery"],
    share: 1,
    outcome: "treated",
  },
  {
    key: "braces",
    name: "Braces check",
    names: {
      en: "Braces check",
      ro: "Control aparat dentar",
      de: "Kontrolle der Zahnspange",
      hi: "ब्रेसेस की जाँच",
      ar: "فحص التقويم",
    },
    minutes: 30,
    step: 15,
    price: 4_000,
    share: 3,
    outcome: "treated",
  },
  {
    key: "whitening",
    name: "Whitening",
    names: { en: "Whitening", ro: "Albire", de: "Aufhellung", hi: "दाँतों की सफ़ेदी", ar: "تبييض" },
    minutes: 60,
    recall: 12,
    price: 22_000,
    share: 1,
    outcome: "treated",
  },
  {
    key: "emergency",
    name: "Emergency visit",
    names: {
      en: "Emergency visit",
      ro: "Urgență",
      de: "Notfalltermin",
      hi: "आपात मुलाक़ात",
      ar: "زيارة طارئة",
    },
    minutes: 30,
    price: 5_000,
    share: 1,
    outcome: "treated",
  },
  {
    key: "video",
    name: "Video consultation",
    names: {
      en: "Video consultation",
      ro: "Consultație video",
      de: "Videoberatung",
      hi: "वीडियो परामर्श",
      ar: "استشارة بالفيديو",
    },
    minutes: 15,
    price: 2_000,
    rooms: false,
    share: 1,
    outcome: "advised",
  },
]

export type DemoPractitioner = {
  key: string
  name: string
  title: string
  /** Signs in as the demo's doctor. */
  isDoctor?: boolean
  colour: number
  room: string
  /** Weekday shifts by the clock on the wall: 1 Monday – 7 Sunday. */
  shifts: readonly (readonly [days: readonly number[], from: number, until: number])[]
  services: readonly string[]
}

const WEEK = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0) => hour * 60 + minute
const DOCTORS = ["consultation", "check-up", "filling", "root-canal", "crown", "emergency", "video"]

export const PRACTITIONERS: Record<"northside" | "lakeview", readonly DemoPractitioner[]> = {
  northside: [
    {
      key: "first",
      name: "Matei Enescu",
      title: "Dr.",
      isDoctor: true,
      colour: 1,
      room: "Room 1",
      shifts: [
        [WEEK, at(9), at(13)],
        [WEEK, at(14), at(18)],
      ],
      services: [...DOCTORS, "implant"],
    },
    {
      key: "second",
      name: "Ilinca Dragomir",
      title: "Dr.",
      colour: 3,
      room: "Room 2",
      shifts: [
        [WEEK, at(9), at(12, 30)],
        [[1, 2, 3, 4], at(13, 30), at(18)],
      ],
      services: [...DOCTORS, "whitening"],
    },
    {
      key: "third",
      name: "Victor Sava",
      title: "Dr.",
      colour: 5,
      room: "Room 3",
      shifts: [
        [[1, 3, 5], at(9), at(14)],
        [[2, 4], at(12), at(18)],
      ],
      services: ["consultation", "braces", "emergency", "video"],
    },
    {
      key: "fourth",
      name: "Anca Moraru",
      title: "Dental hygienist",
      colour: 7,
      room: "Room 4",
      shifts: [
        [WEEK, at(9), at(13)],
        [WEEK, at(13, 30), at(17)],
      ],
      services: ["check-up", "whitening"],
    },
  ],
  lakeview: [
    {
      key: "first",
      name: "Nikhil Rao",
      title: "Dr.",
      isDoctor: true,
      colour: 2,
      room: "Room 1",
      shifts: [
        [WEEK, at(9), at(13)],
        [WEEK, at(14), at(18)],
      ],
      services: [...DOCTORS, "implant"],
    },
    {
      key: "second",
      name: "Kavita Deshpande",
      title: "Dr.",
      colour: 4,
      room: "Room 2",
      shifts: [
        [WEEK, at(9), at(14)],
        [[1, 3, 5], at(15), at(18)],
      ],
      services: [...DOCTORS, "braces", "whitening"],
    },
    {
      key: "third",
      name: "Joseph Mathew",
      title: "Dental hygienist",
      colour: 6,
      room: "Room 3",
      shifts: [
        [WEEK, at(9), at(12, 30)],
        [WEEK, at(13, 30), at(17, 30)],
      ],
      services: ["check-up", "whitening"],
    },
  ],
}

export const ROOMS: Record<"northside" | "lakeview", readonly string[]> = {
  northside: ["Room 1", "Room 2", "Room 3", "Room 4", "Surgery"],
  lakeview: ["Room 1", "Room 2", "Room 3", "Surgery"],
}
