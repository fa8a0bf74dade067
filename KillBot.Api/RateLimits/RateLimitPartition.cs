using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using KillBot.Api.Auth;

namespace KillBot.Api.RateLimits;

/// <summary>Who shares a budget: an API key, a user, or an address.</summary>
internal readonly record struct RateLimitPartition(RateLimitPartition.Kind Of, UInt128 Id)
{
    internal enum Kind : byte
    {
        Address,
        Key,
        User,
    }

    /// <summary>The key or user whose credentials were found valid; none for an anonymous caller.</summary>
    public static RateLimitPartition? OfCredentials(HttpContext context) => context.User.Identity switch
    {
        ApiKeyAuthentication.ApiKeyClaims { Key: var key } => new RateLimitPartition(Kind.Key, ToNumber(key.KeyId)),
        SessionAuthentication.SessionClaims { Session: var session } => new RateLimitPartition(Kind.User, ToNumber(session.UserId)),
        _ => null,
    };

    /// <summary>The address that the connection comes from. What headers say about it is the client's own word.</summary>
    public static RateLimitPartition OfAddress(HttpContext context) =>
        new(Kind.Address, ToNumber(context.Connection.RemoteIpAddress));

    /// <summary>An IPv4 address, or the /64 of an IPv6 one: that is what a subscriber gets, with 2^64 addresses in it.</summary>
    internal static UInt128 ToNumber(IPAddress? address)
    {
        if (address is null)
        {
            return UInt128.Zero;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            address.TryWriteBytes(bytes[12..], out _);
            bytes[10] = bytes[11] = 0xff;
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
            if (!address.IsIPv4MappedToIPv6)
            {
                bytes[8..].Clear();
            }
        }

        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static UInt128 ToNumber(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
