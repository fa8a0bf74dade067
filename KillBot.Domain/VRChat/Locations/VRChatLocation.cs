using System.Text;

namespace KillBot.Domain.VRChat.Locations;

/// <summary>
/// An instance of a world, as the client and the API write it: <c>wrld_…:12345~hidden(usr_…)~region(eu)</c>. Qualifiers come in any
/// order, and unknown ones are ignored.
/// </summary>
public sealed record VRChatLocation
{
    /// <summary>In characters; the longest seen is below 250.</summary>
    public const int MaxLength = 512;

    /// <summary>An instance of which nobody knows the region is in the first one, in the west of the United States.</summary>
    public const string DefaultRegion = "us";

    /// <summary><c>wrld_…</c>; other shapes are old or local worlds.</summary>
    public required string WorldId { get; init; }

    /// <summary>Mostly digits; VRChat uses a number again later.</summary>
    public required string InstanceName { get; init; }

    public InstanceAccess Access { get; init; }

    /// <summary>The user (<c>usr_…</c>) or group (<c>grp_…</c>) whose instance it is; none for a public one.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Such as <c>us</c>, <c>use</c>, <c>eu</c>, <c>jp</c>; none = <see cref="DefaultRegion"/>.</summary>
    public string? Region { get; init; }

    public bool IsAgeGated { get; init; }

    /// <summary>Only those may join whom the owner's rules name.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Everybody may join: nothing is given away by naming it.</summary>
    public bool IsOpen => Access is InstanceAccess.Public or InstanceAccess.GroupPublic;

    /// <summary>What makes two instances the same: world and name.</summary>
    public string Identity => $"{WorldId}:{InstanceName}";

    /// <summary>Reads a location. False for <c>offline</c>, <c>private</c>, <c>traveling</c>, local test worlds and anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out VRChatLocation? location)
    {
        location = null;
        var colon = text.IndexOf(':');
        if (text.Length > MaxLength || colon < 1 || !text.StartsWith("wrld_", StringComparison.Ordinal) || !IsPlain(text))
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        var end = rest.IndexOf('~');
        var name = end < 0 ? rest : rest[..end];
        if (name.IsEmpty || name.Contains(':'))
        {
            return false;
        }

        location = Qualify(
            new VRChatLocation { WorldId = text[..colon].ToString(), InstanceName = name.ToString() },
            end < 0 ? [] : rest[(end + 1)..]);
        return true;
    }

    /// <summary>The location as VRChat writes it, without what is secret or unknown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Identity);
        text.Append(Access switch
        {
            InstanceAccess.Invite or InstanceAccess.InvitePlus => $"~private({OwnerId})",
            InstanceAccess.Friends => $"~friends({OwnerId})",
            InstanceAccess.FriendsPlus => $"~hidden({OwnerId})",
            InstanceAccess.GroupMembers => $"~group({OwnerId})~groupAccessType(members)",
            InstanceAccess.GroupPlus => $"~group({OwnerId})~groupAccessType(plus)",
            InstanceAccess.GroupPublic => $"~group({OwnerId})~groupAccessType(public)",
            _ => "",
        });
        text.Append(Access == InstanceAccess.InvitePlus ? "~canRequestInvite" : "");
        text.Append(IsStrict ? "~strict" : "").Append(IsAgeGated ? "~ageGate" : "");
        return Region is null ? text.ToString() : text.Append("~region(").Append(Region).Append(')').ToString();
    }

    private static VRChatLocation Qualify(VRChatLocation location, ReadOnlySpan<char> qualifiers)
    {
        var (groupAccess, canRequestInvite) = (InstanceAccess.GroupMembers, false);
        foreach (var range in qualifiers.Split('~'))
        {
            var (name, value) = Read(qualifiers[range]);
            switch (name)
            {
                case "private": location = location with { Access = InstanceAccess.Invite, OwnerId = value }; break;
                case "friends": location = location with { Access = InstanceAccess.Friends, OwnerId = value }; break;
                case "hidden": location = location with { Access = InstanceAccess.FriendsPlus, OwnerId = value }; break;
                case "group": location = location with { Access = InstanceAccess.GroupMembers, OwnerId = value }; break;
                case "groupAccessType":
                    groupAccess = value switch
                    {
                        "public" => InstanceAccess.GroupPublic,
                        "plus" => InstanceAccess.GroupPlus,
                        _ => InstanceAccess.GroupMembers,
                    };
                    break;
                case "canRequestInvite": canRequestInvite = true; break;
                case "region": location = location with { Region = value }; break;
                case "ageGate": location = location with { IsAgeGated = true }; break;
                case "strict": location = location with { IsStrict = true }; break;
                // The nonce is a secret; the rest is not known here.
                default: break;
            }
        }

        return location.Access switch
        {
            InstanceAccess.GroupMembers => location with { Access = groupAccess },
            InstanceAccess.Invite when canRequestInvite => location with { Access = InstanceAccess.InvitePlus },
            _ => location,
        };
    }

    // A qualifier that is cut short still says who may join: what was private must not become public.
    private static (string Name, string? Value) Read(ReadOnlySpan<char> qualifier)
    {
        var open = qualifier.IndexOf('(');
        if (open < 0)
        {
            return (qualifier.ToString(), null);
        }

        var value = qualifier[(open + 1)..].TrimEnd(')');
        return (qualifier[..open].ToString(), value.IsEmpty ? null : value.ToString());
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
