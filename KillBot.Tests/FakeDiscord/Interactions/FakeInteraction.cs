using System.Text.Json;
using KillBot.Tests.FakeDiscord.Rest;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Something a user did, and what the bot answered.</summary>
public sealed class FakeInteraction
{
    private readonly DiscordWorld _world;
    private readonly Pulse _changed = new();
    private readonly List<FakeMessage> _followUps = [];

    internal FakeInteraction(DiscordWorld world, int type, FakeChannel channel, FakeMember member)
    {
        _world = world;
        Id = world.NextId();
        Token = $"aW50ZXJhY3Rpb24{Id}";
        Type = type;
        Channel = channel;
        Member = member;
        SentAt = world.Now;
    }

    public ulong Id { get; }

    public string Token { get; }

    /// <summary>2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; }

    public FakeChannel Channel { get; }

    public FakeMember Member { get; }

    /// <summary>The message whose button or select was used.</summary>
    public FakeMessage? Source { get; internal init; }

    public DateTimeOffset SentAt { get; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public TimeSpan? TimeToAcknowledge => AcknowledgedAt - SentAt;

    /// <summary>4 message, 5 deferred, 6 deferred update, 7 update, 8 autocomplete, 9 modal; null before any answer.</summary>
    public int? CallbackType { get; private set; }

    public bool IsDeferred => CallbackType is 5 or 6;

    /// <summary>True when only the user sees the answer.</summary>
    public bool IsEphemeral { get; private set; }

    /// <summary>The <c>data</c> of the first answer.</summary>
    public JsonElement CallbackData { get; private set; }

    /// <summary>The answer's message: new, or the one that was updated. Its revisions are the edits.</summary>
    public FakeMessage? Original { get; private set; }

    /// <summary>The text that the user sees now.</summary>
    public string Content => Original?.Content ?? "";

    public JsonElement Embeds => Original?.Embeds ?? JsonElement.Parse("[]");

    /// <summary>Choices of an autocomplete answer as name and value.</summary>
    public IReadOnlyList<(string Name, string Value)> Choices =>
        CallbackType == 8 && CallbackData.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? [.. choices.EnumerateArray().Select(choice => (choice.GetProperty("name").GetString()!, choice.GetProperty("value").ToString()))]
            : [];

    public IReadOnlyList<FakeMessage> FollowUps
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _followUps];
            }
        }
    }

    /// <summary>True when the user has the answer itself, not only "is thinking".</summary>
    public bool HasResponse { get; private set; }

    /// <summary>Waits for the first answer of any kind, a deferral too.</summary>
    public Task<FakeInteraction> WaitForAcknowledgementAsync(TimeSpan? timeout = null) =>
        WaitAsync(() => AcknowledgedAt is not null, timeout, "an acknowledgement");

    /// <summary>Waits for the answer itself; after a deferral that is the first edit or follow-up.</summary>
    public Task<FakeInteraction> WaitForResponseAsync(TimeSpan? timeout = null) => WaitAsync(() => HasResponse, timeout, "a response");

    public Task<FakeInteraction> WaitForFollowUpsAsync(int count = 1, TimeSpan? timeout = null) =>
        WaitAsync(() => _followUps.Count >= count, timeout, $"{count} follow-ups");

    /// <summary>Waits until this holds; it is asked again after every change.</summary>
    public Task<FakeInteraction> WaitUntilAsync(Func<FakeInteraction, bool> condition, TimeSpan? timeout = null) =>
        WaitAsync(() => condition(this), timeout, "a condition");

    internal void Acknowledge(int type, JsonElement data, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        AcknowledgedAt = now;
        CallbackType = type;
        CallbackData = data;
        HasResponse = type is 4 or 7 or 8 or 9;
        switch (type)
        {
            case 4:
                IsEphemeral = (MessageBody.FlagsOf(data) & 64) != 0;
                Original = CreateMessage(data, files, now);
                break;
            case 5:
                // The "is thinking" message comes into the channel with its first text.
                IsEphemeral = (MessageBody.FlagsOf(data) & 64) != 0;
                Original = new FakeMessage(_world.NextId(), Channel, _world.Bot, now) { Interaction = this, Flags = IsEphemeral ? 64 : 0 };
                break;
            case 6 or 7:
                Original = Source;
                IsEphemeral = Source!.IsEphemeral;
                if (type == 7)
                {
                    MessageBody.Apply(Source, data, files, now);
                    Source.Channel.Updated(Source);
                }

                break;
        }

        Touch();
    }

    internal void Edit(FakeMessage message, JsonElement body, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        var isFirstText = message.Revisions.Count == 0;
        MessageBody.Apply(message, body, files, now);
        if (isFirstText)
        {
            Publish(message);
        }
        else
        {
            message.Channel.Updated(message);
        }

        HasResponse |= message == Original;
        Touch();
    }

    /// <summary>The first follow-up of a deferred answer takes its place, as Discord does it; later ones are messages of their own.</summary>
    internal FakeMessage AddFollowUp(JsonElement body, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        if (CallbackType == 5 && !HasResponse)
        {
            Edit(Original!, body, files, now);
            return Original!;
        }

        var message = CreateMessage(body, files, now);
        _followUps.Add(message);
        HasResponse = true;
        Touch();
        return message;
    }

    private FakeMessage CreateMessage(JsonElement body, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        var message = new FakeMessage(_world.NextId(), Channel, _world.Bot, now) { Interaction = this };
        MessageBody.Apply(message, body, files, now);
        Publish(message);
        return message;
    }

    private void Publish(FakeMessage message)
    {
        if (!message.IsEphemeral)
        {
            Channel.Add(message);
        }
    }

    private void Touch()
    {
        _changed.Signal();
        _world.Changed.Signal();
    }

    private Task<FakeInteraction> WaitAsync(Func<bool> condition, TimeSpan? timeout, string what) => _world.WaitAsync(
        _changed,
        () => condition() ? this : null,
        timeout ?? FakeDiscordServer.DefaultTimeout,
        () => $"{what} to interaction {Id}; callback {CallbackType?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, text \"{Content}\", {_followUps.Count} follow-ups");
}
