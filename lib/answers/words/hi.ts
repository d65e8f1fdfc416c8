import type { Words } from "./kind"

/** Hindi as it is typed: in Latin letters among English words, and in Devanagari. */
export const HINDI: Words = {
  yes: `haan | han | haa | haanji | hanji | haan ji | han ji | haa ji | ha ji | ji haan | ji han | ji ha | haan haan | bilkul
    | haan bilkul | ji bilkul | zaroor | zarur | jaroor | jarur | ji zaroor | manzoor hai | manjoor hai | mujhe manzoor hai
    | manzoor | sehmat | sahmat | main sehmat hoon | main sahmat hoon | main sehmat hu | main sahmat hu | mai sehmat hu
    | mai sahmat hu | mai sahmat hoon | sehmat hoon | sahmat hoon | sahmat hu | bhej do | bhejo | bhejiye | bhej dijiye
    | haan bhej do | haan bhejiye | haan bhejo | haan kar do | haan kar dijiye | pakka | haan pakka | haan chahiye | ji chahiye
    | mujhe chahiye | haan mujhe chahiye | aap bhej sakte hain | aap bhej sakte ho | haan aap bhej sakte hain | bhej sakte ho
    | हाँ | हां | हा | जी हाँ | हाँ जी | जी हां | हाँ हाँ | बिल्कुल | बिलकुल | जी बिल्कुल | ज़रूर | जी ज़रूर | मंज़ूर | मंज़ूर है | मुझे मंज़ूर है
    | सहमत | मैं सहमत हूँ | सहमत हूँ | भेजिए | भेज दीजिए | भेज दो | हाँ भेजिए | हाँ भेज दीजिए | हाँ मुझे चाहिए | पक्का`,
  no: `nahi | no ji | nahin | nai | nhi | nahee | nahi nahi | nahi ji | ji nahi | ji nahin | nahi chahiye | nahi chahie | nahi chaiye
    | mujhe nahi chahiye | bilkul nahi | bilkul bhi nahi | kabhi nahi | manzoor nahi | manzoor nahi hai | manjoor nahi hai
    | mujhe manzoor nahi | main sehmat nahi hoon | main sehmat nahi hu | mai sahmat nahi hu | sehmat nahi | sahmat nahi
    | sahmat nahi hu | sehmat nahi hoon | nahi bhejo | nahi bhejna | nahi karna
    | नहीं | नही | नहीं नहीं | जी नहीं | नहीं जी | नहीं चाहिए | मुझे नहीं चाहिए | बिल्कुल नहीं | बिलकुल नहीं | कभी नहीं | सहमत नहीं
    | सहमत नहीं हूँ | मैं सहमत नहीं हूँ | मंज़ूर नहीं | मंज़ूर नहीं है`,
  polite: `shukriya | bahut shukriya | bahut bahut shukriya | dhanyavad | dhanyawad | dhanyavaad | dhanyawaad | bahut dhanyavad
    | namaste | namaskar | namaskaar | kripya | kripaya | mam | mem | doctor sahab | doctor sahib | doctor saab | sahab | bhai | yaar
    | bhaiya | didi | madam ji | sir ji | doctor ji | aapka dhanyavad | aapka shukriya
    | धन्यवाद | बहुत धन्यवाद | शुक्रिया | बहुत शुक्रिया | नमस्ते | नमस्कार | कृपया | प्लीज़ | थैंक यू | डॉक्टर | डॉक्टर साहब | सर | मैडम`,
  ack: `theek hai | thik hai | thik he | theek he | tik hai | theek | thik | accha | acha | achha | acchha | accha ji | ji | sahi
    | sahi hai | chalega | chalo | badhiya | badiya | ok ji | samajh gaya | samajh gayi
    | ठीक | ठीक है | अच्छा | जी | सही | सही है | चलेगा | ओके | बढ़िया | समझ गया`,
  unsure: `pata nahi | nahi pata | mujhe nahi pata | malum nahi | maloom nahi | samajh nahi aaya | samajh nahi aya | nahi samjha
    | nahi samjhi | samjha nahi | kya | kya hai | ye kya hai | yeh kya hai | kis liye | kyun | kyu | kyon | kaun | kaun ho
    | aap kaun | aap kaun ho | aap kaun hain | shayad | baad mein | baad me | abhi nahi | aaj nahi | sochta hoon | sochti hoon
    | soch ke batata hoon | soch ke batati hoon | sochke bataunga | sochke bataungi | soch kar bataunga | dekhte hain | dekhenge
    | dekhta hoon | koi baat nahi | koi dikkat nahi | koi problem nahi | koi pareshani nahi | kyun nahi | kyu nahi | ha | hm
    | haan ya na | haan ya nahi | na | mat | zaroorat nahi | zarurat nahi | jaisa aap chahe | jaise aapki marzi | galat number
    | theek nahi | nahi to | kuch nahi | hain | hai
    | haa haa | accha nahi | acha nahi | achha nahi | sahi nahi | ok nahi | kar do | kar dijiye | dekh lo | band mat karo
    | band nahi karo | band nahi karna | aapki marzi | jo theek lage
    | पता नहीं | मालूम नहीं | समझ नहीं आया | नहीं समझा | क्या | क्यों | कौन | शायद | बाद में | अभी नहीं | आज नहीं | कोई बात नहीं | क्यों नहीं
    | देखते हैं | सोचता हूँ | सोचती हूँ | ना | न | मत | ज़रूरत नहीं | गलत नंबर | ये क्या है | यह क्या है | आप कौन हैं`,
  limit: `lekin | par | magar | sirf | ruko | rukiye | ek minute | mazak | लेकिन | मगर | पर | सिर्फ़ | रुको | रुकिए`,
  stop: `band karo | band kar do | band kijiye | band kar dijiye | band kare | band karen | message band karo | messages band karo
    | message band kar do | message band kijiye | msg band karo | message mat bhejo | mat bhejo | mat bhejiye | message mat karo
    | message mat bhejiye | msg mat bhejo | msg mat karo | aur message mat bhejo | mujhe message mat karo | mujhe message mat bhejo
    | mujhe msg mat bhejo | mujhe message nahi chahiye | message nahi chahiye | aur message nahi chahiye | msg nahi chahiye
    | offer nahi chahiye | offers nahi chahiye | offer mat bhejo | offers mat bhejo | mujhe pareshan mat karo | pareshan mat karo
    | list se hata do | list se hatao | mujhe list se hata do | mera number hata do | mera number hatao | stop karo | stop kar do
    | बंद करो | बंद कीजिए | बंद करें | बंद कर दो | बंद कर दीजिए | मैसेज बंद करो | मैसेज बंद करें | संदेश बंद करो | संदेश बंद करें | मैसेज मत भेजो
    | मैसेज मत भेजिए | मुझे मैसेज मत भेजो | संदेश मत भेजिए | मत भेजो | मत भेजिए | मुझे संदेश नहीं चाहिए | मैसेज नहीं चाहिए | मेरा नंबर हटा दो`,
  stopAll: `sab band karo | sab band kar do | sab message band karo | saare message band karo | sare message band karo
    | sab kuch band karo | koi bhi message mat bhejo | koi message mat bhejo | koi message nahi chahiye | koi bhi message nahi chahiye
    | kabhi message mat karna | sabhi message band karo
    | सब बंद करो | सब बंद कर दो | सारे मैसेज बंद करो | सभी मैसेज बंद करें | कोई मैसेज नहीं चाहिए | कोई भी मैसेज मत भेजो`,
  withdraw: `main apni sehmati wapas leta hoon | main apni sehmati wapas leti hoon | sehmati wapas | meri sehmati wapas lo
    | मैं अपनी सहमति वापस लेता हूँ | मैं अपनी सहमति वापस लेती हूँ | सहमति वापस`,
  resume: `shuru karo | shuru kar do | phir se shuru karo | fir se shuru karo | phir se bhejo | fir se bhejo | wapas shuru karo
    | dobara shuru karo | dobara bhejo | message phir se bhejo
    | शुरू करो | शुरू करें | फिर से शुरू करो | फिर से शुरू करें | फिर से भेजो | दोबारा भेजो`,
}
