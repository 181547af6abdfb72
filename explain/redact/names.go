package redact

import "strings"

// class says how the value of a name is judged.
type class uint8

const (
	none   class = iota
	hard         // a credential under a name of its own: any value
	soft         // an everyday word: only a value that looks like a credential
	id           // who or what: any value that is no prose
	name         // a person's name: a quoted value, or a Chinese name
	text         // free text about a person: a quoted value
	number       // a coordinate
	login        // the Authorization header
	jar          // the Cookie headers
	hook         // an address that is a secret as a whole
	pass         // a password: any characters
	object       // a JSON object as a whole
	grant        // "code" in the query of a redirect
)

// rule is what a name says about its value.
type rule struct {
	kind  string
	class class
	// exact names count only as the whole key: appName is no name.
	exact bool
	// list values are separated by commas.
	list bool
}

// maxName is the longest key looked at, in bytes; of a longer one only the
// end counts.
const maxName = 64

// ruleOf gives the rule of a key in any spelling: case, _ and - do not count,
// and a prefix may stand before it (DINGTALK_APP_SECRET, senderStaffId).
func ruleOf(key string) (rule, bool) {
	if len(key) > maxName {
		key = key[len(key)-maxName:]
	}
	var plain [maxName]byte
	var starts [maxName]uint8
	n, parts := 0, 0
	fresh := true
	for i := range len(key) {
		c := key[i]
		if !isAlnum(c) {
			fresh = true
			continue
		}
		if fresh || hump(key, i) {
			starts[parts] = uint8(n)
			parts++
		}
		fresh = false
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		plain[n] = c
		n++
	}
	for p := range parts {
		r := lookup(string(plain[starts[p]:n]))
		if r.kind != "" && (!r.exact || starts[p] == 0) {
			return r, r.class != none
		}
	}
	return rule{}, false
}

// hump says whether a part of a camel-case key begins at i.
func hump(key string, i int) bool {
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	if i == 0 || !upper(key[i]) {
		return false
	}
	return !upper(key[i-1]) || i+1 < len(key) && key[i+1] >= 'a' && key[i+1] <= 'z'
}

// Kind gives the kind of what stands under a key of structured data, "" for
// nothing that needs a mask. It is less careful than Text, which reads prose
// too: the name may stand anywhere in the key (tokenValue, signaddress), and
// whatever stands there counts. Names that are everyday words must be the whole
// key.
func Kind(key string) string {
	const least = 5
	switch strings.ToLower(key) {
	case "ip", "clientip", "client_ip", "userip", "user_ip":
		return "ip" // not in Text: 60020 asks for it
	}
	if r, ok := ruleOf(key); ok && r.class != grant {
		return r.kind
	}
	if len(key) > maxName {
		key = key[:maxName]
	}
	plain := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(key), "_", ""), "-", "")
	for i := 0; i+least <= len(plain); i++ {
		for j := len(plain); j >= i+least; j-- {
			r := lookup(plain[i:j])
			switch {
			case r.class == none && r.kind != "":
				return ""
			case r.kind != "" && (!r.exact || r.class == id || r.class == text || r.class == number):
				return r.kind
			}
			if i > 0 {
				break // a beginning or an end, nothing in the middle
			}
		}
	}
	return ""
}

// lookup gives the rule of a key in lower case without _ and -. A rule of
// class none ends the search: nextToken is no token.
func lookup(key string) rule {
	if len(key) < 3 {
		return rule{}
	}
	if r := credentialName(key); r.kind != "" {
		return r
	}
	return personalName(key)
}

func credentialName(key string) rule {
	switch key {
	case "accesstoken":
		return rule{kind: "access_token", class: hard}
	case "suiteaccesstoken":
		return rule{kind: "suite_access_token", class: hard}
	case "snstoken":
		return rule{kind: "sns_token", class: hard}
	case "ssotoken":
		return rule{kind: "sso_token", class: hard}
	case "refreshtoken":
		return rule{kind: "refresh_token", class: hard}
	case "robottoken":
		return rule{kind: "robot_token", class: hard}
	case "jsapiticket", "ticketlist":
		return rule{kind: "jsapi_ticket", class: hard}
	case "suiteticket":
		return rule{kind: "suite_ticket", class: hard}
	case "appsecret":
		return rule{kind: "app_secret", class: hard}
	case "clientsecret":
		return rule{kind: "client_secret", class: hard}
	case "corpsecret":
		return rule{kind: "corp_secret", class: hard}
	case "ssosecret":
		return rule{kind: "sso_secret", class: hard}
	case "suitesecret":
		return rule{kind: "suite_secret", class: hard}
	case "customsecret":
		return rule{kind: "custom_secret", class: hard}
	case "accesssecret", "accesskeysecret":
		return rule{kind: "access_secret", class: hard}
	case "apisecret":
		return rule{kind: "api_secret", class: hard}
	case "permanentcode", "persistentcode":
		return rule{kind: "permanent_code", class: hard}
	case "authcode", "tmpauthcode", "logintmpcode", "tmpcode":
		return rule{kind: "auth_code", class: hard}
	case "aeskey", "encodingaeskey":
		return rule{kind: "aes_key", class: hard}
	case "xddpaassignature":
		return rule{kind: "signature", class: hard}
	case "encrypt":
		return rule{kind: "encrypt", class: hard, exact: true}
	case "apikey":
		return rule{kind: "api_key", class: hard}
	case "privatekey":
		return rule{kind: "private_key", class: hard}
	case "accesskeyid", "ossaccesskeyid":
		return rule{kind: "access_key_id", class: hard}
	case "sessionwebhook", "webhook", "webhookurl":
		return rule{kind: "webhook", class: hook}
	case "authorization":
		return rule{kind: "authorization", class: login}
	case "cookie", "setcookie":
		return rule{kind: "cookie", class: jar, exact: true}
	}
	return everydayName(key)
}

// everydayName knows the names that are also words of messages.
func everydayName(key string) rule {
	switch key {
	case "password", "passwd", "pwd", "passphrase":
		return rule{kind: "password", class: pass}
	case "code":
		return rule{kind: "auth_code", class: grant, exact: true}
	case "sign":
		return rule{kind: "sign", class: soft, exact: true}
	case "signature", "msgsignature":
		return rule{kind: "signature", class: soft}
	case "ticket":
		return rule{kind: "ticket", class: soft}
	case "session", "sessionid":
		return rule{kind: "session", class: soft, exact: true}
	case "secret":
		return rule{kind: "secret", class: soft}
	case "token":
		return rule{kind: "token", class: soft}
	case "nexttoken", "pagetoken", "synctoken", "continuationtoken", "cursortoken":
		return rule{kind: "cursor"}
	}
	return rule{}
}

func personalName(key string) rule {
	switch key {
	case "userid", "staffid":
		return rule{kind: "userid", class: id}
	case "userids", "useridlist", "useridslist", "staffids", "staffidlist":
		return rule{kind: "userid", class: id, list: true}
	case "senderid", "dingid", "dingtalkid":
		return rule{kind: "ding_id", class: id}
	case "unionid":
		return rule{kind: "unionid", class: id}
	case "unionids", "unionidlist":
		return rule{kind: "unionid", class: id, list: true}
	case "openid":
		return rule{kind: "openid", class: id}
	case "corpid":
		return rule{kind: "corp_id", class: id}
	case "mobile", "phone", "phonenumber", "mobilephone", "telephone":
		return rule{kind: "mobile", class: id}
	case "tel":
		return rule{kind: "mobile", class: id, exact: true}
	case "mobiles", "phones", "mobilelist":
		return rule{kind: "mobile", class: id, list: true}
	case "email", "emailaddress":
		return rule{kind: "email", class: id}
	case "jobnumber":
		return rule{kind: "job_number", class: id}
	case "deviceid", "devicesn":
		return rule{kind: "device_id", class: id}
	case "idcard", "idcardno", "idcardnumber", "certno":
		return rule{kind: "id_card", class: id}
	case "bankcard", "bankcardno", "bankaccount", "bankaccountno":
		return rule{kind: "bank_card", class: id}
	case "conversationid", "openconversationid":
		return rule{kind: "conversation_id", class: id}
	case "chatid":
		return rule{kind: "chat_id", class: id}
	case "robotcode":
		return rule{kind: "robot_code", class: id}
	case "mac":
		return rule{kind: "mac", class: id, exact: true}
	case "macaddr", "macaddress", "signwifimac", "bssid":
		return rule{kind: "mac", class: id}
	}
	return detailName(key)
}

// detailName knows what is told about a person.
func detailName(key string) rule {
	switch key {
	case "name", "nick", "sendernick", "nickname", "username", "realname", "staffname", "empname", "employeename":
		return rule{kind: "name", class: name, exact: true}
	case "address", "useraddress", "signplace", "workplace", "place":
		return rule{kind: "address", class: text, exact: true}
	case "signwifi", "checkwifi", "userssid", "basessid", "ssid", "wifi", "wifissid", "wifiname":
		return rule{kind: "wifi", class: text, exact: true}
	case "remark":
		return rule{kind: "remark", class: text, exact: true}
	case "position":
		return rule{kind: "position", class: text, exact: true}
	case "avatar", "avatarurl":
		return rule{kind: "avatar", class: text, exact: true}
	case "extattr":
		return rule{kind: "extattr", class: object}
	case "latitude", "longitude":
		return rule{kind: "location", class: number}
	case "lat", "lng", "lon", "gps", "coordinate", "coordinates":
		return rule{kind: "location", class: number, exact: true}
	}
	return rule{}
}

// credential says whether a kind opens a door: its values are looked for
// without a name, too.
func credential(kind string) bool {
	switch kind {
	case "sec_secret", "authorization", "ding_id", "session", "password":
		return true
	}
	r, ok := ruleOf(kind)
	return ok && (r.class == hard || r.class == soft) && kind != "encrypt"
}
