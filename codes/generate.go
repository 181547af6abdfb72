package codes

//go:generate go run ./internal/gen -strict
