package codes

// Text says which part of the platform a family is; nothing of what is no family.
func (f Family) Text() Text {
	switch f {
	case FamilyOAPI:
		return Text{"旧版服务端接口 oapi.dingtalk.com 及其 TOP 网关", "the old server APIs, oapi.dingtalk.com, and their TOP gateway"}
	case FamilyAPI:
		return Text{"新版服务端接口 api.dingtalk.com", "the new server APIs, api.dingtalk.com"}
	case FamilyRobot:
		return Text{"机器人：webhook 和机器人消息", "robots: webhooks and their messages"}
	case FamilyCallback:
		return Text{"事件回调的加解密", "encryption of event callbacks"}
	case FamilyJSAPI:
		return Text{"H5 页面和小程序的客户端接口", "client APIs of H5 pages and mini programs"}
	case FamilyStream:
		return Text{"Stream 模式及其 SDK", "stream mode and its SDKs"}
	case FamilyGateway:
		return Text{"接入层的封禁", "bans at the edge, in front of the APIs"}
	case FamilyMCP:
		return Text{"钉钉命令行 dws 及其 MCP 网关", "DingTalk's command line dws and its MCP gateway"}
	case FamilyYida:
		return Text{"宜搭自己的域名（aliwork.com）", "Yida's own domain, aliwork.com"}
	}
	return Text{}
}
