// Package platform knows DingTalk and the platforms that answer like it: their
// names, their hosts, the words that name them in a text, and the layout in which
// DingTalk's robot words an error. All of it is tables; whose an answer is, is
// decided elsewhere.
//
//	platform.OfHost("qyapi.weixin.qq.com") // WeCom
package platform

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

// Name says whose something is. Empty means that nothing tells.
type Name string

// The platforms told apart. Unknown is somebody else, or nobody that can be told.
const (
	DingTalk Name = "dingtalk"
	WeCom    Name = "wecom"
	WeChat   Name = "wechat"
	Feishu   Name = "feishu"
	Aliyun   Name = "aliyun"
	Unknown  Name = "unknown"
)

// Zone is China Standard Time, the zone of every time that DingTalk's servers
// write without one; China has had no summer time since 1991.
func Zone() *time.Location {
	zone.Do(func() { zone.made = time.FixedZone("CST", 8*60*60) })
	return zone.made
}

var zone once[time.Location] //nolint:gochecknoglobals // made when first asked for

// once is something that is made once and never changes.
type once[T any] struct {
	sync.Once
	made *T
}

// hosts are the ends of host names that tell a platform; the first that fits
// counts. eco.taobao.com, the TOP gateway, is not among them: other products use
// it as well.
var hosts = [...]struct { //nolint:gochecknoglobals // a constant table
	end string
	of  Name
}{
	{".dingtalk.com", DingTalk},
	{".dingtalk.io", DingTalk}, // the international edition
	{"qyapi.weixin.qq.com", WeCom},
	{"work.weixin.qq.com", WeCom},
	{"weixin.qq.com", WeChat},
	{"feishu.cn", Feishu},
	{"larksuite.com", Feishu},
	{"larkoffice.com", Feishu},
	{"aliyuncs.com", Aliyun},
	{"aliyun.com", Aliyun},
}

// OfHost tells whose a host is, in lower case and without a port: Unknown when it
// is nobody's here, empty when there is none.
func OfHost(host string) Name {
	switch host {
	case "":
		return ""
	case "dingtalk.com", "dingtalk.io":
		return DingTalk
	}
	for i := range hosts {
		if strings.HasSuffix(host, hosts[i].end) {
			return hosts[i].of
		}
	}
	return Unknown
}

// IsDing reports whether a host answers for DingTalk.
func IsDing(host string) bool { return OfHost(host) == DingTalk }

// docHosts are the beginnings of the names of hosts that only hold documentation
// or the console.
var docHosts = [...]string{ //nolint:gochecknoglobals // a constant table
	"open.dingtalk.", "help.dingtalk.", "ding-doc.", "open-doc.", "open-dev.", "developer", "open.work.weixin.qq.com",
}

// IsDoc reports whether a host only holds documentation, so that a link to it in
// a message is no call.
func IsDoc(host string) bool {
	for _, begin := range docHosts {
		if strings.HasPrefix(host, begin) {
			return true
		}
	}
	return false
}

// everydayMost is the greatest number that everybody uses: the last HTTP status.
const everydayMost = 599

// IsEverydayNumber reports whether a code is a number that says nothing of who sent
// it: an HTTP status, or one of the little numbers of every program.
func IsEverydayNumber(code string) bool {
	n, err := strconv.Atoi(code)
	return err == nil && -everydayMost <= n && n <= everydayMost
}

// IsRobot reports whether a path is that of a custom robot's webhook.
func IsRobot(path string) bool { return strings.HasPrefix(path, "/robot/send") }
