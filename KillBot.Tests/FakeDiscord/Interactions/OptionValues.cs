using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Turns a test's option values into what Discord sends, with <c>resolved</c> for users, channels and roles.</summary>
internal sealed class OptionValues
{
    private readonly JsonObject _resolved = [];

    public JsonObject? Resolved => _resolved.Count == 0 ? null : _resolved;

    /// <summary>Makes one option. What Discord's own client would not let through is refused here too.</summary>
    public JsonObject Create(JsonElement option, object value, bool isFocused = false)
    {
        var name = option.GetProperty("name").GetString()!;
        var type = CommandLookup.TypeOf(option);
        var json = new JsonObject { ["name"] = name, ["type"] = type, ["value"] = isFocused ? JsonValue.Create(value.ToString()) : Convert(name, type, value) };
        if (isFocused)
        {
            json["focused"] = true;
        }
        else
        {
            CheckChoices(option, name, json["value"]!);
            CheckRange(option, name, value);
        }

        return json;
    }

    public void Resolve(object value)
    {
        switch (value)
        {
            case FakeMember member:
                Put("users", member.User.Id, member.User.ToJson());
                var json = member.ToJson(withUser: false);
                json["permissions"] = Text((ulong)member.PermissionsIn());
                Put("members", member.User.Id, json);
                break;
            case FakeUser user:
                Put("users", user.Id, user.ToJson());
                break;
            case FakeRole role:
                Put("roles", role.Id, role.ToJson());
                break;
            case FakeChannel channel:
                Put("channels", channel.Id, new JsonObject
                {
                    ["id"] = Text(channel.Id),
                    ["name"] = channel.Name,
                    ["type"] = channel.Type,
                    ["permissions"] = Text((ulong)EveryPermission.Value),
                    ["parent_id"] = null,
                });
                break;
        }
    }

    public static ulong IdOf(object value) => value switch
    {
        FakeMember member => member.User.Id,
        FakeUser user => user.Id,
        FakeRole role => role.Id,
        FakeChannel channel => channel.Id,
        _ => throw new ArgumentException($"{value} is no user, role or channel.", nameof(value)),
    };

    private JsonValue Convert(string name, int type, object value)
    {
        switch (type)
        {
            case 3 when value is string text:
                return JsonValue.Create(text);
            case 4 when value is int or long:
                return JsonValue.Create(System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
            case 5 when value is bool flag:
                return JsonValue.Create(flag);
            case 10 when value is int or long or double or decimal:
                return JsonValue.Create(System.Convert.ToDouble(value, CultureInfo.InvariantCulture));
            case 6 when value is FakeMember or FakeUser:
            case 7 when value is FakeChannel:
            case 8 when value is FakeRole:
            case 9 when value is FakeMember or FakeUser or FakeRole:
                Resolve(value);
                return JsonValue.Create(Text(IdOf(value)));
            default:
                throw new ArgumentException($"Option {name} of type {type} cannot be {value}.", nameof(value));
        }
    }

    private static void CheckChoices(JsonElement option, string name, JsonNode value)
    {
        if (option.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && !choices.EnumerateArray().Any(choice => choice.GetProperty("value").ToString() == value.ToString()))
        {
            throw new ArgumentException($"{value} is no choice of option {name}.", nameof(value));
        }
    }

    private static void CheckRange(JsonElement option, string name, object value)
    {
        var (low, high, size) = value is string text
            ? ("min_length", "max_length", text.Length)
            : ("min_value", "max_value", value is int or long or double ? System.Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN);
        if ((option.TryGetProperty(low, out var min) && min.ValueKind == JsonValueKind.Number && size < min.GetDouble())
            || (option.TryGetProperty(high, out var max) && max.ValueKind == JsonValueKind.Number && size > max.GetDouble()))
        {
            throw new ArgumentException($"{value} is out of the range of option {name}.", nameof(value));
        }
    }

    private void Put(string kind, ulong id, JsonNode json)
    {
        if (_resolved[kind] is not JsonObject map)
        {
            map = [];
            _resolved[kind] = map;
        }

        map[Text(id)] = json;
    }

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
