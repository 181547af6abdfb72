package cmd_test

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
)

// This file makes values of the right form: invented, each from a seed.

// The alphabets that values are made of.
const (
	digits    = "0123456789"
	hexDigits = "0123456789abcdef"
	lower     = "abcdefghijklmnopqrstuvwxyz"
	upper     = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	alnum     = digits + lower + upper
	urlSafe   = alnum + "-_"
)

// made is a value and the parts of it that must not be shown.
type made struct {
	value   string
	secrets []string
}

// all is a value that is secret from end to end.
func all(s string) made { return made{s, []string{s}} }

// chars gives n characters of an alphabet.
func chars(r *rand.Rand, alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}

// pick gives one of the choices.
func pick[T any](r *rand.Rand, choices ...T) T { return choices[r.IntN(len(choices))] }

// between gives a number from lo to hi, both included.
func between(r *rand.Rand, lo, hi int) int { return lo + r.IntN(hi-lo+1) }

// bytesOf gives n bytes.
func bytesOf(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.IntN(256))
	}
	return b
}

// of makes values of lo to hi characters of an alphabet.
func of(alphabet string, lo, hi int) func(*rand.Rand) made {
	return func(r *rand.Rand) made {
		s := chars(r, alphabet, between(r, lo, hi))
		if lo > 8 && len(alphabet) > 16 { // with a letter and a digit in it, as nearly all have
			s = s[:3] + chars(r, lower, 1) + chars(r, digits, 1) + s[5:]
		}
		return all(s)
	}
}

// after makes values with a beginning that all share and that is no secret.
func after(beginning string, rest func(*rand.Rand) made) func(*rand.Rand) made {
	return func(r *rand.Rand) made {
		m := rest(r)
		return made{beginning + m.value, m.secrets}
	}
}

// ending makes values with an end that all share.
func ending(rest func(*rand.Rand) made, end string) func(*rand.Rand) made {
	return func(r *rand.Rand) made { return all(rest(r).value + end) }
}

func uuid(r *rand.Rand) string {
	h := chars(r, hexDigits, 32)
	return h[:8] + "-" + h[8:12] + "-4" + h[13:16] + "-a" + h[17:20] + "-" + h[20:]
}

func uuids(r *rand.Rand) made { return all(uuid(r)) }

// base64s makes the base64 of lo to hi bytes.
func base64s(lo, hi int) func(*rand.Rand) made {
	return func(r *rand.Rand) made {
		return all(base64.StdEncoding.EncodeToString(bytesOf(r, between(r, lo, hi))))
	}
}

// plainPassword makes a password without characters that end a word anywhere.
func plainPassword(r *rand.Rand) made {
	return all(chars(r, alnum, between(r, 4, 6)) + chars(r, "!@#$^*_+-.~", 1) + chars(r, alnum, between(r, 3, 5)) +
		chars(r, "!@#$^*_+-~", 1) + chars(r, alnum, 2))
}

// wildPassword makes one with characters that only quotes can carry.
func wildPassword(r *rand.Rand) made {
	return all(chars(r, alnum, 4) + chars(r, `,;&<>()[]{}|=:?/ `, 1) + chars(r, alnum, 4) +
		chars(r, `,;&<>()[]{}|=:?/%`, 1) + chars(r, alnum, 4))
}

// mobile makes a number as people of the mainland have it, the digits only.
func mobile(r *rand.Rand) string { return "1" + chars(r, "3456789", 1) + chars(r, digits, 9) }

// mobiles writes numbers by a form in which A, B and C stand for the groups.
func mobiles(forms ...string) func(*rand.Rand) made {
	return func(r *rand.Rand) made {
		n := mobile(r)
		s := strings.NewReplacer("A", n[:3], "B", n[3:7], "C", n[7:]).Replace(pick(r, forms...))
		return made{s, []string{n}}
	}
}

// wide gives digits in full width, as input methods write them.
func wide(r *rand.Rand) made {
	n := mobile(r)
	s := strings.Map(func(c rune) rune { return c - '0' + '０' }, n)
	return made{s, []string{n}}
}

// foreign makes a number with its country in DingTalk's form.
func foreign(r *rand.Rand) made {
	n := chars(r, "569", 1) + chars(r, digits, between(r, 7, 9))
	return made{"+" + pick(r, "852", "853", "886", "65", "60", "81", "1") + "-" + n, []string{n}}
}

// landline makes a number of an office.
func landline(r *rand.Rand) made {
	n := chars(r, "268", 1) + chars(r, digits, 7)
	return made{pick(r, "010", "021", "0571", "0755", "028") + "-" + n, []string{n}}
}

// idCard makes an identity card's number with the right check digit.
func idCard(r *rand.Rand) string {
	n := pick(r, "330106", "110108", "440305", "510107", "310115") +
		fmt.Sprintf("%d%02d%02d", between(r, 1955, 2007), between(r, 1, 12), between(r, 1, 28)) + chars(r, digits, 3)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(n[i]-'0') * weight
	}
	return n + string("10X98765432"[sum%11])
}

// bankCard makes a card's number with the right check digit.
func bankCard(r *rand.Rand) string {
	n := "62" + chars(r, digits, between(r, 13, 16))
	sum := 0
	for i := range len(n) {
		d := int(n[len(n)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return n + string(digits[(10-sum%10)%10])
}

// grouped writes a number in groups of four with blanks, as on a card.
func grouped(n string, groups ...int) string {
	var parts []string
	for _, g := range groups {
		parts = append(parts, n[:g])
		n = n[g:]
	}
	return strings.Join(append(parts, n), " ")
}

// The characters and syllables that names are made of.
const (
	surnames  = "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 欧阳 司马 上官 诸葛 皇甫 慕容 夏侯 令狐 端木 尉迟"
	given     = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚桂英华玉兰红梅建国志文婷雪琳宇浩轩梓涵子怡欣然晨思佳俊博雅萱睿泽熙彤岚薇凯翔鹏飞龙辉云波斌健康宁乐诗语嫣瑶琪璐莹菲倩颖珊媛蓉萍莉燕凤春秋冬夏亮光耀祖德仁义礼智信"
	syllables = "zhang wei li na wang fang chen jie liu yang ou xue zhao lei sun hao zhou min xu ting qian gao ma lin he luo xie tang"
)

// somebody makes a Chinese name of two to four characters.
func somebody(r *rand.Rand) made {
	chars := []rune(given)
	name := pick(r, strings.Fields(surnames)...) + string(chars[r.IntN(len(chars))])
	if r.IntN(2) == 0 {
		name += string(chars[r.IntN(len(chars))])
	}
	return all(name)
}

// pinyin writes the syllables of a name.
func pinyin(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pick(r, strings.Fields(syllables)...))
	}
	return b.String()
}

// email makes an address; the part before the @ is what names a person.
func email(r *rand.Rand) made {
	local := pinyin(r, 2) + pick(r, ".", "_", "", "-") + pinyin(r, 1) + chars(r, digits, 4)
	return made{local + "@" + pinyin(r, between(r, 1, 2)) + pick(r, ".com", ".cn", ".com.cn", ".net", ".example.org", ".io"), []string{local}}
}

// address makes a place where somebody lives or works.
func address(r *rand.Rand) made {
	place := pick(r, "浙江省杭州市余杭区", "北京市朝阳区", "上海市浦东新区", "广东省深圳市南山区", "四川省成都市武侯区", "江苏省南京市玄武区", "陕西省西安市雁塔区", "湖北省武汉市洪山区", "重庆市渝北区", "福建省厦门市思明区") +
		pick(r, "文一西路", "科苑南路", "天府大道", "人民中路", "中山北街", "张江路", "解放大道", "望京东园四区")
	return all(place + chars(r, "123456789", 1) + chars(r, digits, between(r, 1, 2)) + "号" + chars(r, "123456789", 1) + pick(r, "幢", "号楼", "栋") + chars(r, "123456789", 1) + chars(r, digits, 2) + "室")
}

// degrees makes a latitude or a longitude.
func degrees(lo, hi int) func(*rand.Rand) made {
	return func(r *rand.Rand) made {
		return all(fmt.Sprintf("%d.%s", between(r, lo, hi), chars(r, digits, 6)))
	}
}

// mac makes the address of a network card or an access point.
func mac(r *rand.Rand) made {
	parts := make([]string, 6)
	sep, alphabet := pick(r, ":", "-"), pick(r, hexDigits, digits+"ABCDEF")
	for i := range parts {
		parts[i] = chars(r, alphabet, 2)
	}
	return all(strings.Join(parts, sep))
}

// jobNumber makes a number of an employee, as companies number them.
func jobNumber(r *rand.Rand) made {
	return all(pick(r, "", "A", "HZ", "N0", "EMP", "w-", chars(r, upper, 2)) + chars(r, digits, 6))
}

// companyID makes a userid that a company chose.
func companyID(r *rand.Rand) made {
	return all(pinyin(r, between(r, 2, 3)) + pick(r, "", ".", "_", "-") + chars(r, "123456789", 1) + chars(r, digits, 4))
}

// companyIDs makes a list of two or three.
func companyIDs(r *rand.Rand) made {
	var ids, secrets []string
	for range between(r, 2, 3) {
		id := companyID(r).value
		ids, secrets = append(ids, id), append(secrets, id[len(id)-4:])
	}
	return made{strings.Join(ids, ","), secrets}
}

// remark makes what a superior noted about somebody.
func remark(r *rand.Rand) made {
	return all(pick(r, "因家庭原因", "因身体不适", "因个人发展") + pick(r, "申请于", "决定在", "计划到") + fmt.Sprint(between(r, 1, 12)) + "月" + pick(r, "离职回老家", "停薪留职", "转到分公司工作"))
}

// position makes what somebody does in a company.
func position(r *rand.Rand) made {
	return all(pick(r, "高级", "资深", "初级", "华东区", "首席", "助理") + pick(r, "Java", "算法", "财务", "人事", "销售", "行政", "测试") + pick(r, "工程师", "经理", "专员", "总监", "主管"))
}

// ssid makes the name of a wireless network.
func ssid(r *rand.Rand) made {
	word := pinyin(r, 2)
	return all(pick(r, "Office", "Guest", "TP-LINK", "ChinaNet", strings.ToUpper(word[:2]), strings.ToUpper(word[:1])+word[1:]) + pick(r, "-", "_") + chars(r, alnum, 6) + pick(r, "", "-5G", "_2F"))
}

// jwt makes a token of three parts.
func jwt(r *rand.Rand) made {
	part := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	payload := part(`{"sub":"` + chars(r, alnum, 12) + `","exp":17` + chars(r, digits, 8) + `}`)
	mark := base64.RawURLEncoding.EncodeToString(bytesOf(r, 32))
	return made{part(`{"alg":"HS256","typ":"JWT"}`) + "." + payload + "." + mark, []string{payload[10:], mark}}
}

// basic makes the value of a header that carries a name and a password.
func basic(r *rand.Rand) made {
	s := base64.StdEncoding.EncodeToString([]byte(chars(r, lower, 8) + ":" + chars(r, alnum, between(r, 10, 18))))
	return made{"Basic " + s, []string{s}}
}

// cookie makes the value of a header with one to three cookies.
func cookie(r *rand.Rand) made {
	m := made{value: pick(r, "JSESSIONID=", "session=", "connect.sid=", "login_aliyunid_ticket=", "token=")}
	s := chars(r, alnum, between(r, 20, 32))
	m.value, m.secrets = m.value+s, []string{s}
	switch r.IntN(3) {
	case 0:
		m.value += "; Path=/; HttpOnly"
	case 1:
		s = chars(r, hexDigits, 32)
		m.value, m.secrets = m.value+"; sid="+s, append(m.secrets, s)
	}
	return m
}

// privateKey makes a key in its armour.
func privateKey(r *rand.Rand) made {
	kind := pick(r, "", "RSA ", "EC ")
	m := made{value: "-----BEGIN " + kind + "PRIVATE KEY-----\n"}
	for range between(r, 2, 4) {
		line := chars(r, alnum+"+/", 64)
		m.value, m.secrets = m.value+line+"\n", append(m.secrets, line)
	}
	m.value += "-----END " + kind + "PRIVATE KEY-----"
	return m
}
