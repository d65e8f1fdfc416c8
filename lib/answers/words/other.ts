import type { Words } from "./kind"

/** What answers in languages that are not read here: a person looks at it. */
export const OTHER: Words = {
  unsure: `si | sí | sì | oui | ouais | non | d'accord | igen | nem | persze | evet | hayır | tak | nie | ano | áno | ne
    | да | нет | ні | так | ок | не | sim | não | vale | claro | claro que sí | certo | va bene | naturalmente | ναι | όχι | ναί
    | כן | לא | 是 | 不 | はい | いいえ | 네 | 아니요 | bien sûr | por supuesto | jes | ndiyo | hapana | ya
    | tidak | oké | nei | nej | да да | давай | хорошо | конечно`,
}
