package dingtalkprocessor

import (
	"context"
	"fmt"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processorhelper"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkoperator"
)

// typeName is the processor's name in a configuration.
const typeName = "dingtalk"

// scopeName is the name of the meter.
const scopeName = "github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"

// NewFactory gives the factory of the processor, for logs alone, and makes the operators of
// package dingtalkoperator known, as a collector that is built asks every factory before it
// reads a configuration.
func NewFactory() processor.Factory {
	dingtalkoperator.Register()
	return processor.NewFactory(component.MustNewType(typeName), defaultConfig,
		processor.WithLogs(newLogsProcessor, component.StabilityLevelDevelopment))
}

// defaultConfig reads the body and changes nothing but attributes.
func defaultConfig() component.Config { return &Config{From: []string{"body"}} }

func newLogsProcessor(ctx context.Context, set processor.Settings, config component.Config, next consumer.Logs) (processor.Logs, error) {
	c, ok := config.(*Config)
	if !ok {
		return nil, fmt.Errorf("a configuration of %T", config)
	}
	t, err := newTally(set.ID, set.TelemetrySettings)
	if err != nil {
		return nil, err
	}
	p, err := newLogs(c, t)
	if err != nil {
		return nil, err
	}
	return processorhelper.NewLogs(ctx, set, config, next, p.process,
		processorhelper.WithCapabilities(consumer.Capabilities{MutatesData: true}))
}
