using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>Messages of channels, with the meaning of <c>nonce</c> and <c>enforce_nonce</c>.</summary>
internal sealed class MessageRoutes(DiscordWorld world)
{
    private readonly Dictionary<string, (FakeMessage Message, DateTimeOffset Until)> _nonces = new(StringComparer.Ordinal);

    public IEnumerable<Route> All() =>
    [
        new("POST", "/channels/{channel_id}/messages", Create),
        new("GET", "/channels/{channel_id}/messages", List),
        new("GET", "/channels/{channel_id}/messages/{message_id}", call => Answer.Ok(Message(call).ToJson())),
        new("PATCH", "/channels/{channel_id}/messages/{message_id}", Edit),
        new("DELETE", "/channels/{channel_id}/messages/{message_id}", Delete),
    ];

    private Answer Create(Call call)
    {
        var channel = Access.Visible(world, call.Id("channel_id"));
        Access.CheckSend(channel, HasAny(call.Body, "embeds"), call.Files.Count > 0);
        var nonce = call.Body.ValueKind == JsonValueKind.Object && call.Body.TryGetProperty("nonce", out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString()
            : null;
        var enforced = nonce is not null && call.Body.TryGetProperty("enforce_nonce", out var flag) && flag.ValueKind == JsonValueKind.True;
        var now = world.Now;

        // Discord compares with any message of the author in the past few minutes; a deleted one still blocks.
        if (enforced && _nonces.TryGetValue(nonce!, out var earlier) && earlier.Until > now)
        {
            return Answer.Ok(earlier.Message.ToJson());
        }

        var message = new FakeMessage(world.NextId(), channel, world.Bot, now) { Nonce = nonce };
        MessageBody.Apply(message, call.Body, call.Files, now);
        if (nonce is not null)
        {
            _nonces[nonce] = (message, now + world.Options.NonceWindow);
        }

        channel.Add(message);
        return Answer.Ok(message.ToJson());
    }

    private Answer List(Call call)
    {
        var channel = Access.Visible(world, call.Id("channel_id"));
        var limit = int.TryParse(call.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 50;
        if (limit is < 1 or > 100)
        {
            throw ApiError.InvalidForm("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
        }

        var messages = channel.Messages.Where(message => !message.IsDeleted).Reverse();
        if (call.Query("before") is { } before)
        {
            messages = messages.Where(message => message.Id < ulong.Parse(before, CultureInfo.InvariantCulture));
        }

        if (call.Query("after") is { } after)
        {
            // The oldest ones after the mark, still newest first.
            messages = messages.Where(message => message.Id > ulong.Parse(after, CultureInfo.InvariantCulture)).TakeLast(limit);
        }

        return Answer.Ok(new JsonArray([.. messages.Take(limit).Select(message => message.ToJson())]));
    }

    private Answer Edit(Call call)
    {
        var message = Message(call);
        if (message.Author != world.Bot)
        {
            throw new ApiError(403, 50005, "Cannot edit a message authored by another user");
        }

        if (call.Files.Count > 0 && !Access.Has(message.Channel, FakePermissions.AttachFiles))
        {
            throw ApiError.MissingPermissions();
        }

        if (HasAny(call.Body, "embeds") && !Access.Has(message.Channel, FakePermissions.EmbedLinks))
        {
            throw ApiError.MissingPermissions();
        }

        MessageBody.Apply(message, call.Body, call.Files, world.Now);
        message.Channel.Updated(message);
        return Answer.Ok(message.ToJson());
    }

    private Answer Delete(Call call)
    {
        var message = Message(call);
        if (message.Author != world.Bot && !Access.Has(message.Channel, FakePermissions.ManageMessages))
        {
            throw ApiError.MissingPermissions();
        }

        message.Channel.Remove(message);
        return Answer.NoContent;
    }

    private FakeMessage Message(Call call) =>
        Access.Visible(world, call.Id("channel_id")).Find(call.Id("message_id")) ?? throw ApiError.UnknownMessage();

    private static bool HasAny(JsonElement body, string list) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(list, out var value)
        && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;
}
