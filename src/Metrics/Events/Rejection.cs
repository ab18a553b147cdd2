namespace Ioc.Metrics.Events;

/// <summary>Why an event was not accepted. Detail names the member where the reason has one; Unit and Id are given when they could be read.</summary>
public readonly record struct Rejection(RejectReason Reason, string Detail, string? Unit, string? Id);
