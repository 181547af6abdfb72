package redact_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestGranted masks the passwords that statements give to users of a database, words as well.
func TestGranted(t *testing.T) {
	table{
		{"a user", "CREATE USER 'oa'@'%' IDENTIFIED BY 'swordfish'", "CREATE USER 'oa'@'%' IDENTIFIED BY '‹password#1›'"},
		{"a plugin", "alter user oa\n  identified with mysql_native_password by 'sword fish'", "alter user oa\n  identified with mysql_native_password by '‹password#1›'"},
		{"rights", "GRANT ALL ON a.* TO oa IDENTIFIED BY \"swordfish\"", "GRANT ALL ON a.* TO oa IDENTIFIED BY \"‹password#1›\""},
		{"a role", "ALTER ROLE oa WITH PASSWORD 'maple-harbor-12'", "ALTER ROLE oa WITH PASSWORD '‹password#1›'"},
		{"encrypted", "CREATE ROLE oa LOGIN ENCRYPTED PASSWORD 'swordfish' VALID UNTIL 'x'", "CREATE ROLE oa LOGIN ENCRYPTED PASSWORD '‹password#1›' VALID UNTIL 'x'"},
		{"a user of Postgres", "ALTER USER oa PASSWORD 'swordfish'", "ALTER USER oa PASSWORD '‹password#1›'"},
		{"set", "SET PASSWORD FOR 'oa'@'%' = 'swordfish'; SET PASSWORD FOR oa = PASSWORD('maple')", "SET PASSWORD FOR 'oa'@'%' = '‹password#1›'; SET PASSWORD FOR oa = PASSWORD('‹password#2›')"},
		{"in a string", `{"sql":"CREATE USER oa IDENTIFIED BY \"swordfish\""}`, `{"sql":"CREATE USER oa IDENTIFIED BY \"‹password#1›\""}`},
	}.run(t)
	unchanged(t,
		"CREATE USER oa IDENTIFIED BY '?'", "ALTER USER oa PASSWORD '%s'", "rows identified by 'name'", "CREATE VIEW v AS SELECT a ORDER BY 'name'",
		`user password "required"`, "CREATE TABLE password 'x'", "we set password for 'x' = 'y'", "SET PASSWORD FOR oa", "SET PASSWORD 'x'", "SET PASSWORD f= ",
		"CREATE USER oa; then password 'x'", "CREATE USER oa IDENTIFIED AS x BY 'name'", "ALTER USER oa PASSWORD NULL",
	)
	for _, unit := range []string{"ALTER USER PASSWORD 'a", "SET PASSWORD FOR a ", "IDENTIFIED BY '"} {
		redact.New().Text(strings.Repeat(unit, 4096))
	}
}

// TestChats masks who wrote what is quoted, and who speaks in a chat.
func TestChats(t *testing.T) {
	table{
		{"a letter", "> On Tue, Mar 3, 2026 at 9:14 AM Wenjie Hargreaves wrote:", "> On Tue, Mar 3, 2026 at 9:14 AM ‹name#1› wrote:"},
		{"a letter in the afternoon", "On Tue, Mar 3, 2026, 9:14 PM Wenjie Hargreaves wrote:", "On Tue, Mar 3, 2026, 9:14 PM ‹name#1› wrote:"},
		{"two lines", "> On Tue, Mar 3, 2026 at 9:14 AM Wenjie Hargreaves wrote:\n> the callback never fires", "> On Tue, Mar 3, 2026 at 9:14 AM ‹name#1› wrote:\n> the callback never fires"},
		{"a comma", "On 2026-03-03, Wenjie Hargreaves wrote:", "On 2026-03-03, ‹name#1› wrote:"},
		{"a time", "On Mar 3 at 9:14 Wenjie Hargreaves wrote:", "On Mar 3 at 9:14 ‹name#1› wrote:"},
		{"the head of a chat", "好\n章建 2026/3/4 10:22:31\n又挂了", "好\n‹name#1› 2026/3/4 10:22:31\n又挂了"},
		{"the head of a chat, at the end", "欧阳建 2026-03-04 10:22", "‹name#1› 2026-03-04 10:22"},
		{"a line of a chat", "[10:22] 章轩轩: 复现了\n[10:22:31] 章建：好", "[10:22] ‹name#1›: 复现了\n[10:22:31] ‹name#2›：好"},
	}.run(t)
	unchanged(t,
		"as noted, Data Sync wrote: x", "the client wrote: x", "On Tue, Wenjie Hargreaves wrote x", "wrote: x", "Wenjie wrote: x",
		"任务 2026/3/4 10:22:31", "章建 2026/3/4", "章建 2026/3/4 10:22 请假", "请看章建 2026/3/4 10:22", "章建 10:22",
		"[10:22] INFO: x", "[10:22] 警告: x", "[12] 章建: x", "[main] 章建: x", "[10:22] 章建 x", "[10:22] 章建",
	)
	for _, unit := range []string{"A wrote:", "章建 20", "[10:22] "} {
		redact.New().Text(strings.Repeat(unit, 8192))
	}
}
