package redact_test

import "testing"

// TestGroupedCards masks the numbers of cards in groups of four, and no other groups.
func TestGroupedCards(t *testing.T) {
	table{
		{"blanks", "打到 4111 1111 1111 1111 这张卡, my card 5555 5555 5555 4444.", "打到 ‹bank_card#1› 这张卡, my card ‹bank_card#2›."},
		{"dashes", "card 4111-1111-1111-1111 was charged", "card ‹bank_card#1› was charged"},
		{"a fifth group", "card 4000 1234 5678 9011 105 was charged", "card ‹bank_card#1› was charged"},
	}.run(t)
	unchanged(t,
		"4111 1111 1111 1112", "1234 5678 9012 3452", "5800 0000 0000 0008", "4111 1111-1111 1111", "12 4111 1111 1111 1111", "4111 1111 1111 1111 22",
		"4111 1111 1111 1111.5", "4111 1111 1111 1111a", "4111 1111 1111 111", "4111.1111.1111.1111", "00000010: 4111 1111 1111 1111 4111 1111",
	)
}

// TestWorded masks passwords that only what is said of them tells from a name.
func TestWorded(t *testing.T) {
	table{
		{"changed", "口令改成 Maple_1982 了, password changed to Harbor-2024, ok", "口令改成 ‹password#1› 了, password changed to ‹password#2›, ok"},
		{"an ampersand", "password: bSuz&td.CsKX!", "password: ‹password#1›"},
		{"an ampersand in a query", "password=abc12345&user.name=x", "password=‹password#1›&user.name=x"},
		{"a cookie without a name", "session_cookie=\"Z9ELuAHassFdKAlk0C1n_VRZ4S7C\"\ncookie_value: Z9ELuAHassFdKAlk0C1n_VRZ4S7D", "session_cookie=\"‹cookie#1›\"\ncookie_value: ‹cookie#2›"},
	}.run(t)
	unchanged(t,
		"password changed to version_12", "password changed to Level_2", "password changed to Table_12_34", "password changed to A_1982",
		"session_cookie=dd_session", "session_cookie: strict", `{"login.password": "密码", "password": "登录密码"}`,
	)
}
