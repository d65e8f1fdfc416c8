import type { Words } from "./kind"

export const GERMAN: Words = {
  yes: `ja | logo | na logo | jawohl | jo | jup | jep | ja klar | klar | na klar | aber klar | natürlich | selbstverständlich | sicher | aber sicher
    | ja gerne | ja gern | gerne | gern | sehr gerne | sehr gern | aber gerne | einverstanden | bin einverstanden
    | ich bin einverstanden | ich bin damit einverstanden | damit bin ich einverstanden | wir sind einverstanden | stimme zu
    | ich stimme zu | dem stimme ich zu | zugestimmt | ich erlaube es | ich willige ein | ich akzeptiere | akzeptiere
    | sie dürfen | dürfen sie | ja dürfen sie | das dürfen sie | machen sie das | ja machen sie das | machen sie das gerne
    | auf jeden fall | unbedingt | geht klar | ich bestätige | bestätigt | freilich | allen zugestimmt | ja zu allem | ja ich möchte
    | ich möchte das | das möchte ich | ja das möchte ich | ja ich will | sie haben meine einwilligung | meine einwilligung haben sie
    | ja das ist in ordnung | ja ist in ordnung | ja das ist ok | ja ist ok | ja passt`,
  no: `nein | nee | nö | nein danke | nicht einverstanden | bin nicht einverstanden | ich bin nicht einverstanden
    | ich bin damit nicht einverstanden | damit bin ich nicht einverstanden | ich stimme nicht zu | stimme nicht zu
    | dem stimme ich nicht zu | ich lehne ab | lehne ich ab | das lehne ich ab | ich lehne das ab | abgelehnt | ich möchte nicht
    | möchte ich nicht | ich will nicht | will ich nicht | das möchte ich nicht | ich möchte das nicht | das will ich nicht
    | ich will das nicht | lieber nicht | auf keinen fall | auf gar keinen fall | keinesfalls | niemals | bitte nicht
    | natürlich nicht | sicher nicht | bestimmt nicht | kein interesse | ich habe kein interesse | kein bedarf | ich verzichte
    | ich willige nicht ein | dürfen sie nicht | das dürfen sie nicht | nee danke | nö danke`,
  polite: `bitte | bitte sehr | danke | danke schön | dankeschön | vielen dank | vielen lieben dank | herzlichen dank | danke ihnen
    | danke sehr | besten dank | danke im voraus | vielen dank im voraus | und danke | und vielen dank | hallo | guten tag
    | guten morgen | guten abend | grüß gott | grüezi | moin | liebe grüße | lg | mfg | mit freundlichen grüßen | freundliche grüße
    | viele grüße | beste grüße | schönen tag | schönen tag noch | einen schönen tag | einen schönen tag noch | schönen abend
    | schönen abend noch | herr doktor | frau doktor | doktor | liebes team | tschüss | auf wiedersehen | liebe frau doktor`,
  ack: `gut | alles klar | in ordnung | geht in ordnung | das geht in ordnung | passt | das passt | passt so | ist gut | ist ok
    | ist okay | das ist ok | ist in ordnung | das ist in ordnung | prima | perfekt | genau | richtig | stimmt | verstanden
    | sehr gut | schon gut | toll | habe verstanden | zur kenntnis genommen`,
  unsure: `vielleicht | weiß nicht | ich weiß nicht | weiß ich nicht | weiß ich noch nicht | keine ahnung | verstehe nicht
    | ich verstehe nicht | das verstehe ich nicht | nicht verstanden | ich verstehe das nicht | habe ich nicht verstanden
    | was | was ist das | was soll das | was meinen sie | wer sind sie | wer ist da | kein problem | gar kein problem | keine ursache
    | macht nichts | später | vielleicht später | jetzt nicht | noch nicht | nicht jetzt | heute nicht | mal sehen | mal schauen
    | ich überlege es mir | ich überlege mir das | ich überlege noch | muss ich überlegen | kommt darauf an | kommt drauf an | jein
    | ja und nein | ja oder nein | ja ja | jaja | doch | doch doch | meinetwegen | von mir aus | warum nicht | warum | wieso
    | weshalb | wozu | nicht unbedingt | eigentlich nicht | eigentlich schon | eher nicht | eher ja | ich denke schon
    | ich glaube ja | ich glaube nicht | ich glaube schon | denke ja | denke schon | wahrscheinlich | wahrscheinlich nicht
    | eventuell | nichts dagegen | ich habe nichts dagegen | habe nichts dagegen | nicht nötig | egal | ist mir egal | mir egal
    | falsche nummer | naja | na ja | nicht wirklich | nichts | wenn sie möchten | wie sie möchten | wie sie wollen | nicht | wenns sein muss | wenn es sein muss | wenn sie meinen | passt schon | ungern | auf keinen fall nein
    | auf gar keinen fall nein`,
  limit: `aber | nur | jedoch | allerdings | außer | es sei denn | moment | warte | warten sie | war ein scherz | ich meine`,
  stop: `stopp | abmelden | abbestellen | melden sie mich ab | ich möchte mich abmelden | ich will mich abmelden | abmeldung
    | ich melde mich ab | keine nachrichten mehr | keine weiteren nachrichten | keine nachrichten | ich möchte keine nachrichten
    | ich möchte keine nachrichten mehr | ich will keine nachrichten mehr | ich will keine nachrichten
    | ich möchte keine nachrichten mehr erhalten | ich möchte keine nachrichten mehr bekommen
    | ich möchte keine weiteren nachrichten | schreiben sie mir nicht mehr | schreibt mir nicht mehr | keine werbung mehr
    | keine werbung | ich möchte keine werbung | ich möchte keine werbung mehr | ich will keine werbung mehr
    | ich will keine werbung | keine angebote mehr | keine angebote | keine sms mehr | keine whatsapp mehr | hören sie auf
    | hören sie damit auf | hören sie auf mir zu schreiben | aufhören | nicht mehr schreiben | kontaktieren sie mich nicht mehr
    | lassen sie mich in ruhe | streichen sie mich von der liste | nehmen sie mich von der liste | austragen
    | tragen sie mich aus | newsletter abbestellen | werbung stoppen | nachrichten stoppen | nachrichten abbestellen`,
  stopAll: `alles abbestellen | alles stoppen | stop alles | stopp alles | gar keine nachrichten mehr
    | überhaupt keine nachrichten mehr | keinerlei nachrichten mehr | nie wieder nachrichten | alle nachrichten abbestellen
    | alle nachrichten stoppen | von allem abmelden | melden sie mich von allem ab | ich möchte überhaupt keine nachrichten mehr
    | ich möchte gar keine nachrichten mehr | kontaktieren sie mich nie wieder | schreiben sie mir nie wieder`,
  withdraw: `ich widerrufe | widerruf | ich widerrufe meine einwilligung | ich ziehe meine einwilligung zurück
    | hiermit widerrufe ich meine einwilligung | ich widerrufe meine zustimmung | ich ziehe meine zustimmung zurück
    | ich bin nicht mehr einverstanden | nicht mehr einverstanden`,
  resume: `wieder anmelden | ich möchte wieder nachrichten | ich möchte wieder nachrichten erhalten
    | ich möchte wieder nachrichten bekommen | schreiben sie mir wieder | sie dürfen mir wieder schreiben | wieder starten
    | nachrichten wieder starten | ich möchte wieder angebote | ich melde mich wieder an`,
}
