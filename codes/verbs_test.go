package codes_test

import "strings"

// A fix is an instruction, so it begins with what to do. These are the
// beginnings in use; a new verb is added here. Chinese ones may be a coverb
// (在…中开启, 把…改为) in front of the verb.

func verbsZH() []string {
	return strings.Fields(`
		检查 同时 不传 清点 核对 对照 比对 比较 确认 查看 查询 查出 查 找出 找 看 判断 区分 弄清
		用 使用 改用 换用 复用 改 修改 改为 改成 改正 改写 更正 修正 调整 换 更换 替换 切回 切到 切换 转换 转码
		重新 再次 重试 重发 刷新 获取 取 取得 拿 读 读取 解析 解密 打印 记下 记录 保留 保存 缓存
		填 填写 填入 补 补上 补全 补齐 传 传入 传 带上 加上 加入 添加 附上 去掉 删除 删 移除 清理 清空 取消 停用 启用 禁用 关闭 打开 开启 开通 停 立即停 停止 暂停 恢复 退出 结束 撤销 撤回
		缩短 截短 截取 压缩 减少 降低 减小 调小 放慢 放宽 限制 控制 合并 拆 拆分 拆成 分批 分页 分段 分 逐个 逐项 逐一 缩小 扩大 增加 提高 升级 购买
		上传 下载 发送 发布 提交 创建 新建 建 注册 订阅 绑定 解绑 设置 设 配置 指定 声明 选择 选 申请 授权 联系 请 通知 提醒 提示 告知 询问 引导
		处理 完成 等 等待 稍后 间隔 避免 避开 防止 忽略 跳过 放弃 接受 保证 确保 保持 遵守 遵循 生成 计算 构造 拼接 编码 解码 排序 序列化 打包 写 调用 调 访问 请求 返回 回复 响应 监听 接收 导入 导出 同步 迁移 转 移动 复制 粘贴 执行 重复 登录 登出 邀请 分配 审批 安装 卸载 测试 验证 校验 同意 拒绝 排查 排除 定位 对齐 统一 去重 过滤 试 连接 重连 实现 部署 搭建 扫码 清除 沿用 传回 另建 列出 精简 核实 收窄 解开 断开 更新 拉长 错开 订正
		按 按照 在 到 把 将 从 让 给 向 为 以 依 先 不要 别 勿 只 不再 照 根据 对 就 凭 拿 经 通过 于 原样 至少 明确 逐条 批量 过一会儿 直接 另 稍
	`)
}

func verbsEN() []string {
	return strings.Fields(`
		Check Compare Confirm Verify Make See Look Find Query List Read Print Log Inspect Test Try Tell Distinguish Decide Determine Identify
		Use Reuse Switch Change Replace Correct Fix Adjust Rewrite Convert Rename Turn Swap Choose Pick Select Prefer Move Map
		Fetch Get Take Obtain Request Ask Call Repeat Retry Refresh Renew Wait Pause Slow Spread Queue Batch Merge Split Page Limit Lower Raise Reduce Keep Store Save Cache Remember Note Record
		Send Resend Post Put Pass Add Append Attach Include Fill Give Supply Provide Set Set-up Write Put Enter Insert Copy Paste Quote Wrap Encode Decode Percent-encode URL-encode Escape Sort Serialise Join Build Compute Calculate Generate Sign Encrypt Decrypt Parse Validate
		Remove Delete Drop Strip Cut Shorten Trim Clear Clean Leave Omit Skip Ignore Avoid Stop Cancel Close Disable Suspend End Revoke Withdraw Recall Unbind Exclude Filter
		Upload Download Compress Zip Create Register Subscribe Bind Open Enable Activate Publish Release Apply Authorise Grant Assign Invite Appoint Contact Tell Inform Notify Have Let Go Walk Log Sign Install Configure Declare Point Buy Upgrade Extend Restore Start Restart Finish Complete Submit Answer Reply Return Respond Treat Handle Expect Count Deduplicate Debug Do Don't Never Only Report File Show Render Lead Search Match Align Widen Narrow Review Follow Follow-up Start Run Allow Accept Approve Reject Place Mark Update Bring Link Scan Show Work Begin Restrict Share Transfer Import Export Sync Migrate Redeploy Deploy Implement Give Ensure Lift Load Listen Hand Hold Connect Key Initialise Reset Reopen Rebuild Recreate Reinstall Rotate Regenerate Act Name Free Archive Book Break Access Draw Retire Number Specify State Commit Become Exchange
	`)
}
