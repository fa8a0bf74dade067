using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Unicode;

namespace KillBot.Discord.Gateway;

/// <summary>
/// The protocol of one connection, from HELLO to its end
/// (https://discord.com/developers/docs/events/gateway#connection-lifecycle). Used once.
/// </summary>
/// <param name="dispatch">Takes each known event on the receiving path, so it must be quick.</param>
internal sealed class GatewaySession(
    GatewayConnection connection,
    ShardIdentity identity,
    ResumePoint resume,
    Heartbeat heartbeat,
    Action<GatewayEventKind, ReadOnlySpan<byte>> dispatch,
    TimeProvider time,
    GatewayTimings timings)
{
    private readonly TaskCompletionSource<Interruption> _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan? _interval;
    private Task _beating = Task.CompletedTask;
    private long? _readyAt;

    /// <param name="start">The permission to identify; null to resume.</param>
    public async Task<GatewaySessionEnd> RunAsync(IdentifySlot? start, CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource();
        using var deadline = new CancellationTokenSource(timings.Hello, time);
        await using var stop = cancellationToken.Register(() => _interrupted.TrySetResult(Interruption.Stopped));
        var reading = ReadAsync(start, deadline, ended.Token);
        try
        {
            if (await Task.WhenAny(reading, _interrupted.Task) == reading)
            {
                var end = await reading;
                await connection.CloseAsync(GatewayConnection.Resumable);
                return end;
            }

            return await LeaveAsync(reading, await _interrupted.Task);
        }
        finally
        {
            await ended.CancelAsync();
            await _beating;
        }
    }

    private async Task<GatewaySessionEnd> LeaveAsync(Task<GatewaySessionEnd> reading, Interruption interruption)
    {
        // 1000 ends the session, so that the bot goes offline at once when it is stopped.
        await connection.LeaveAsync(
            interruption == Interruption.Stopped ? WebSocketCloseStatus.NormalClosure : GatewayConnection.Resumable);
        await Task.WhenAny(reading, Task.Delay(timings.Close, time, CancellationToken.None));
        connection.Abort();
        await reading;
        return interruption == Interruption.Stopped
            ? End(GatewayRecovery.Identify, "the client is stopping")
            : End(GatewayRecovery.Resume, "Discord left a heartbeat unanswered");
    }

    private async Task<GatewaySessionEnd> ReadAsync(IdentifySlot? start, CancellationTokenSource deadline, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                var message = await connection.ReceiveAsync(deadline.Token);
                var offset = 0;
                while (Next(message, ref offset) is { } step)
                {
                    switch (step)
                    {
                        case Step.Greet:
                            deadline.CancelAfter(timings.Ready);
                            _beating = BeatAsync(ended);
                            await GreetAsync(start, ended);
                            break;
                        case Step.Settle:
                            deadline.CancelAfter(Timeout.InfiniteTimeSpan);
                            _readyAt ??= time.GetTimestamp();
                            break;
                        case Step.Beat:
                            await SendHeartbeatAsync(ended);
                            break;
                        case Step.Reconnect:
                            return End(GatewayRecovery.Resume, "Discord asked for a reconnection") with { Wait = TimeSpan.Zero };
                        case Step.ResumeAgain:
                            return End(GatewayRecovery.Resume, "Discord asked to resume again");
                        case Step.StartAnew:
                            // A random wait of 1 to 5 seconds is the documented answer to an invalid session.
                            return End(GatewayRecovery.Identify, "Discord ended the session") with
                            {
                                Wait = TimeSpan.FromSeconds(1 + (4 * timings.Jitter())),
                            };
                        case Step.Continue:
                            break;
                    }
                }
            }
        }
        catch (GatewayClosedException closed)
        {
            return End(closed.Code?.Recovery() ?? GatewayRecovery.Resume, closed.Message) with { Code = closed.Code };
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            // What cannot be read while a session is being resumed would come again with every resume.
            return End(_readyAt is not null ? GatewayRecovery.Resume : GatewayRecovery.Identify, $"Discord sent what cannot be read: {exception.Message}");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return End(GatewayRecovery.Resume, _interval is null ? "no HELLO came" : "neither READY nor RESUMED came");
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            return End(GatewayRecovery.Resume, $"the connection was lost: {exception.Message}");
        }
    }

    /// <summary>Handles the next payload of a message as far as no waiting is needed; null at the message's end.</summary>
    private Step? Next(ReadOnlyMemory<byte> message, ref int offset)
    {
        var rest = message.Span[offset..];
        if (!GatewayPayload.TryRead(ref rest, out var payload))
        {
            return null;
        }

        offset = message.Length - rest.Length;
        switch (payload.Opcode)
        {
            case GatewayOpcode.Dispatch:
                return Dispatch(payload);
            case GatewayOpcode.Hello when _interval is null:
                _interval = ReadInterval(payload.Data);
                return Step.Greet;
            case GatewayOpcode.Heartbeat:
                return Step.Beat;
            case GatewayOpcode.HeartbeatAck:
                heartbeat.Acknowledge();
                return Step.Continue;
            case GatewayOpcode.Reconnect:
                return Step.Reconnect;
            case GatewayOpcode.InvalidSession:
                return payload.Data.SequenceEqual("true"u8) ? Step.ResumeAgain : Step.StartAnew;
            default:
                return Step.Continue;
        }
    }

    private Step Dispatch(GatewayPayload payload)
    {
        if (payload.Event != GatewayEventKind.Unknown)
        {
            dispatch(payload.Event, payload.Data);
        }

        if (payload.Sequence is { } sequence)
        {
            resume.Advance(sequence);
        }

        return payload.Event is GatewayEventKind.Ready or GatewayEventKind.Resumed ? Step.Settle : Step.Continue;
    }

    private async Task GreetAsync(IdentifySlot? start, CancellationToken cancellationToken)
    {
        if (resume is { SessionId: { } sessionId, Sequence: { } sequence })
        {
            await connection.SendAsync(identity.Resume(sessionId, sequence), heartbeat: false, cancellationToken);
        }
        else
        {
            await connection.SendAsync(identity.Identify(), heartbeat: false, cancellationToken);
            start?.Use();
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await heartbeat.RunAsync(_interval!.Value, timings.Jitter(), SendHeartbeatAsync, cancellationToken);
            _interrupted.TrySetResult(Interruption.Silence);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or TimeoutException or InvalidOperationException)
        {
            // A beat that cannot be sent is as good as an unanswered one; the reader may not have noticed yet.
            _interrupted.TrySetResult(Interruption.Silence);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The session is over.
        }
    }

    private async ValueTask SendHeartbeatAsync(CancellationToken cancellationToken)
    {
        var payload = new byte[48];
        int length;
        _ = resume.Sequence is { } sequence
            ? Utf8.TryWrite(payload, $"{{\"op\":1,\"d\":{sequence}}}", out length)
            : Utf8.TryWrite(payload, $"{{\"op\":1,\"d\":null}}", out length);
        await connection.SendAsync(payload.AsMemory(0, length), heartbeat: true, cancellationToken);
    }

    private GatewaySessionEnd End(GatewayRecovery recovery, string reason) =>
        new(recovery, reason, _readyAt is { } readyAt ? time.GetElapsedTime(readyAt) : null);

    private static TimeSpan ReadInterval(ReadOnlySpan<byte> data)
    {
        var hello = JsonSerializer.Deserialize(data, GatewayJsonContext.Default.HelloData);
        return hello is { HeartbeatInterval: > 0 }
            ? TimeSpan.FromMilliseconds(hello.HeartbeatInterval)
            : throw new JsonException("A heartbeat interval is positive.");
    }

    private enum Step
    {
        Continue,
        Greet,
        Settle,
        Beat,
        Reconnect,
        ResumeAgain,
        StartAnew,
    }

    private enum Interruption
    {
        Stopped,
        Silence,
    }
}
